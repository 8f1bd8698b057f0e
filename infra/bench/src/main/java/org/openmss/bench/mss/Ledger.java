package org.openmss.bench.mss;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.openmss.bench.machine.SealedTrail;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.mesh.Service;

/** What the databases say of a figure's signatures: none lost, none doubled, every one on record. */
final class Ledger implements AutoCloseable {
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(30);
    private static final String PROMPTS = "select count(*) from message where kind = 'SIGN'";
    private static final String ANSWERS = "select count(*) from answer where outcome = 'SIGNED'";
    private static final String UNDELIVERED = "select count(*) from answer where not delivered";
    private static final String ENDS =
            "select count(*) from audit_record where action = 'signature.end' and outcome = 'signed'";
    private final Connection gateway;
    private final Connection handset;
    private long prompts;
    private long answers;
    private long ends;

    private Ledger(Connection gateway, Connection handset) {
        this.gateway = gateway;
        this.handset = handset;
    }

    /** Remembers how things stand before a figure. */
    static Ledger open(Operator operator) throws SQLException {
        var ledger = new Ledger(operator.database(Service.OPERATOR_A), operator.database(Service.HANDSET_SIMULATOR));
        ledger.prompts = number(ledger.handset, PROMPTS);
        ledger.answers = number(ledger.handset, ANSWERS);
        ledger.ends = number(ledger.gateway, ENDS);
        return ledger;
    }

    /** Every one that was asked for is one transaction that ended signed, one prompt, one answer of a card, and one sealed audit record. */
    void mustBalance(String figure, long asked) throws SQLException {
        require(asked, transactions(figure, "SIGNED"), "signed transactions");
        require(0, transactions(figure, "FAILED") + transactions(figure, "AWAITING_USER"), "other transactions");
        require(asked, number(handset, PROMPTS) - prompts, "prompts");
        require(asked, number(handset, ANSWERS) - answers, "signatures of cards");
        require(asked, number(gateway, ENDS) - ends, "audit records of signatures");
        awaitDelivery();
        SealedTrail.await(gateway);
    }

    private void awaitDelivery() throws SQLException {
        long deadline = System.nanoTime() + LONGEST_DELIVERY.toNanos();
        while (number(handset, UNDELIVERED) > 0) {
            if (System.nanoTime() > deadline) {
                throw new Obstacle("answers of cards are still on their way after " + LONGEST_DELIVERY);
            }
        }
    }

    private long transactions(String figure, String state) throws SQLException {
        try (var query = gateway.prepareStatement(
                "select count(*) from signature_transaction where ap_transaction_id like ? and state = ?")) {
            query.setString(1, figure + "-%");
            query.setString(2, state);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void require(long wanted, long found, String what) {
        if (wanted != found) {
            throw new Obstacle(wanted + " " + what + " were to be there, and there are " + found);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        gateway.close();
        handset.close();
    }
}
