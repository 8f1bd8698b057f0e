package org.openmss.ca.status.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Doors;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.StatusUnavailable;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;
import org.openmss.testkit.SettableClock;

/** The service under test is one replica; a second index on the same database stands for another. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class IndexedStatusesTest {
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final CertificateStatus GOOD = new CertificateStatus.Good();

    @Inject
    CertificateStatuses here;

    @Inject
    DataSource database;

    @Inject
    StatusConfig config;

    @Inject
    Hierarchy hierarchy;

    @Inject
    InstantSource clock;

    private IndexedStatuses other;

    @BeforeEach
    void anotherReplica() {
        other = new IndexedStatuses(new StatusRows(database), config, clock);
    }

    @Test
    void anotherReplicaSeesEveryChangeWithinTheBound() {
        other.start(new StartupEvent());
        try {
            var serial = issue();
            assertThat(told(here, serial)).isEqualTo(GOOD);
            awaitWithinTheBound(serial, GOOD);

            Doors.revoke(serial.toString(), "superseded").statusCode(200);

            var revoked = told(here, serial);
            assertThat(revoked).isInstanceOf(CertificateStatus.Revoked.class);
            awaitWithinTheBound(serial, revoked);
        } finally {
            other.stop(new ShutdownEvent());
        }
    }

    @Test
    void aTransactionThatCommitsLateIsNotPassedOver() throws SQLException {
        var late = issue();
        other.look();
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            revoke(slow, late);
            var early = issue();
            other.look();
            other.look();
            assertThat(told(other, early)).isEqualTo(GOOD);
            assertThat(told(other, late)).isEqualTo(GOOD);

            slow.commit();
        }
        other.look();

        assertThat(told(other, late)).isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void whatIsTakenBackIsNotTold() throws SQLException {
        var serial = issue();
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            revoke(slow, serial);
            other.look();
            slow.rollback();
        }
        other.look();

        assertThat(told(other, serial)).isEqualTo(GOOD);
    }

    @Test
    void statusesThatAreTooOldAreNotTold() {
        var settable = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
        var lonely = new IndexedStatuses(new StatusRows(database), config, settable);
        var serial = issue();
        lonely.look();
        assertThat(told(lonely, serial)).isEqualTo(GOOD);

        settable.advance(config.ocsp().staleAfter().plusMillis(1));

        assertThatThrownBy(() -> told(lonely, serial)).hasMessageContaining("mss.status.ocsp.stale-after");
    }

    @Test
    void withoutALookAtTheDatabaseNothingIsTold() {
        var serial = issue();

        assertThatThrownBy(() -> told(other, serial)).isInstanceOf(StatusUnavailable.class);
    }

    private static CertificateSerial issue() {
        return CertificateSerial.parse(Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE)));
    }

    private CertificateStatus told(CertificateStatuses statuses, CertificateSerial serial) {
        statuses.knownAt();
        return statuses.of(hierarchy.issuing().id(), serial);
    }

    private void awaitWithinTheBound(CertificateSerial serial, CertificateStatus expected) {
        Instant end = clock.instant().plus(BOUND);
        while (!told(other, serial).equals(expected) && clock.instant().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(told(other, serial)).isEqualTo(expected);
    }

    private static void revoke(Connection connection, CertificateSerial serial) throws SQLException {
        try (var update = connection.prepareStatement(
                "update certificate set state = 'REVOKED', revoked_at = now(), reason = 4 where serial = ?")) {
            update.setString(1, serial.toString());
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
