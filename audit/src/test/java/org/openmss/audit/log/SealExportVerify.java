package org.openmss.audit.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openmss.audit.checkpoint.file.FileCheckpointSigner;
import org.openmss.audit.log.store.JdbcSealedLog;
import org.openmss.audit.verify.HeldOutside;
import org.openmss.audit.verify.VerifyLog;
import org.postgresql.ds.PGSimpleDataSource;

/** Seals what waits, exports it and verifies the export, in a process whose heap is small; prints how long each took. */
final class SealExportVerify {
    private static final int BATCH = 5000;

    private SealExportVerify() {}

    public static void main(String[] arguments) throws IOException {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser("postgres");
        var signer = FileCheckpointSigner.open(Path.of(arguments[1]), Optional.empty());
        var file = Path.of(arguments[2]);
        var log = new JdbcSealedLog(database);
        long begin = System.nanoTime();

        var sealer =
                new SealRecords(log, List.of(signer), "log.example", List.of(), Optional.empty(), Clock.systemUTC());
        while (sealer.seal(BATCH).orElse(0) > 0) {
            // until none waits
        }
        begin = tell("sealed", begin);

        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new ExportLog(log).to(out);
        }
        begin = tell("exported", begin);

        try (var lines = Files.newBufferedReader(file)) {
            var verdict = new VerifyLog(List.of(signer.key()), HeldOutside.none()).read(lines);
            tell("verified", begin);
            System.out.println("entries " + verdict.entries() + " good " + verdict.isGood());
        }
    }

    private static long tell(String what, long since) {
        long now = System.nanoTime();
        System.out.printf("%s in %.1f s%n", what, (now - since) / 1e9);
        return now;
    }
}
