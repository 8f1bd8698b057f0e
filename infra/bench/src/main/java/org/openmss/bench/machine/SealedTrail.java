package org.openmss.bench.machine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.openmss.launcher.Obstacle;

/** A service's audit trail, which is sealed beside its work, and is at most a few rounds behind. */
public final class SealedTrail {
    private static final Duration LONGEST_SEALING = Duration.ofSeconds(60);

    private SealedTrail() {}

    /** Returns when every record is sealed. */
    public static void await(Connection database) throws SQLException {
        long deadline = System.nanoTime() + LONGEST_SEALING.toNanos();
        try (var query = database.prepareStatement("select exists (select from audit_record r"
                + " where not exists (select from audit_leaf l where l.record_id = r.id))")) {
            while (System.nanoTime() < deadline) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        return;
                    }
                }
            }
        }
        throw new Obstacle("audit records were still not sealed after " + LONGEST_SEALING.toSeconds() + " s");
    }
}
