package org.openmss.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What keeps a command from going on, told to the person at the terminal in one sentence: what it is, and what to do about it. */
public final class Obstacle extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Obstacle(String sentence) {
        super(sentence);
    }

    public Obstacle(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence for a file that could not be read or written. */
    public static Obstacle of(Path file, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return new Obstacle(
                    file
                            + " may not be read or written by this user: give it to this user (chown), or choose another folder with MSS_HOME.",
                    failure);
        }
        if (isDiskFull(failure)) {
            return new Obstacle(
                    "The disk that holds " + file
                            + " is full: free some space, or choose another folder with MSS_HOME.",
                    failure);
        }
        var reason =
                failure instanceof FileSystemException f && f.getReason() != null ? f.getReason() : failure.toString();
        return new Obstacle(
                file + " cannot be used (" + reason + "): put that right, or choose another folder with MSS_HOME.",
                failure);
    }

    private static boolean isDiskFull(IOException failure) {
        var message = failure.getMessage();
        return message != null && message.contains("No space left on device");
    }
}
