package org.openmss.launcher.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.verify.HeldOutside;
import org.openmss.audit.verify.Verdict;
import org.openmss.audit.verify.VerifyLog;
import org.openmss.launcher.Obstacle;

/** {@code ./mss audit verify FILE}: judges an exported audit log without any network, database or service. */
public final class VerifyAudit {
    /** The export is not what was signed. */
    public static final int NOT_WHAT_WAS_SIGNED = 3;

    /** Nothing was found, and nobody's signature was looked at. */
    public static final int SIGNATURES_NOT_CHECKED = 4;

    private final PrintStream out;

    public VerifyAudit(PrintStream out) {
        this.out = out;
    }

    public int run(Path file, List<Path> keyFiles, Optional<Path> checkpointFile) {
        var keys = new ArrayList<AuditKey>();
        for (var keyFile : keyFiles) {
            keys.addAll(keys(keyFile));
        }
        try (var outside = outside(checkpointFile);
                var export = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            return tell(new VerifyLog(keys, outside).read(export), keys, file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private int tell(Verdict verdict, List<AuditKey> keys, Path file) {
        out.println(file + ": " + verdict.entries() + " entries under " + verdict.checkpoints() + " checkpoints"
                + (verdict.origin().isEmpty() ? "" : " of the log " + verdict.origin()));
        keys.forEach(key -> out.println("signatures: checked with the key whose SHA-256 is " + key.fingerprint()));
        if (!verdict.isSignatureChecked()) {
            out.println(
                    "signatures: NOT CHECKED, for no --key was given; whoever made this file could have made up all of it");
        }
        out.println(
                verdict.compared() == 0
                        ? "held outside: nothing; a log that was cut off at its end, or written anew by whoever has the key,"
                                + " is only found with a --checkpoint that was kept elsewhere"
                        : "held outside: " + verdict.compared() + " checkpoints compared");
        verdict.findings().forEach(finding -> out.println("FOUND " + finding));
        if (!verdict.isAllTold()) {
            out.println("FOUND more than is listed here");
        }
        if (!verdict.findings().isEmpty()) {
            out.println("NOT GOOD: this is not the log that was signed.");
            return NOT_WHAT_WAS_SIGNED;
        }
        if (!verdict.isSignatureChecked()) {
            out.println("UNDECIDED: the file agrees with itself, but its signatures were not checked.");
            return SIGNATURES_NOT_CHECKED;
        }
        out.println("GOOD: every entry is as it was signed, from the first to the last.");
        return 0;
    }

    private static List<AuditKey> keys(Path file) {
        try {
            return AuditKey.allOf(Files.readString(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (IllegalArgumentException noKey) {
            throw new Obstacle(file + " is no public key in PEM: " + noKey.getMessage() + ".", noKey);
        }
    }

    private static HeldOutside outside(Optional<Path> file) {
        if (file.isEmpty()) {
            return HeldOutside.none();
        }
        try {
            return HeldOutside.in(file.get());
        } catch (IOException e) {
            throw unreadable(file.get(), e);
        } catch (IllegalArgumentException none) {
            throw new Obstacle(
                    file.get() + " is no checkpoint (" + none.getMessage()
                            + "): give a signed note of GET /audit/checkpoint, or a service's checkpoints file.",
                    none);
        }
    }

    private static Obstacle unreadable(Path file, IOException failure) {
        return new Obstacle(
                failure instanceof NoSuchFileException
                        ? file + " does not exist."
                        : file + " cannot be read (" + failure + ").",
                failure);
    }
}
