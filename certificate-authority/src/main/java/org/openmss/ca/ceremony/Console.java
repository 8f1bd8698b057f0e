package org.openmss.ca.ceremony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** The people in the room: they are told, and asked. */
record Console(BufferedReader in, PrintStream out) {

    void say(String line) {
        out.println(line);
    }

    boolean isConfirmed() throws IOException {
        out.print("Type yes to go on: ");
        out.flush();
        return "yes".equals(in.readLine());
    }
}
