package org.openmss.ca.status.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.kernel.CertificateSerial;

class StatusTableTest {
    private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");
    private final Random chance = new Random(6960);
    private final StatusTable table = new StatusTable();

    @Test
    void everySerialKeepsItsOwnStatusWhileTheTableGrows() {
        var expected = new HashMap<CertificateSerial, CertificateStatus>();
        while (expected.size() < 20_000) {
            var serial = serial(1 + chance.nextInt(159));
            expected.put(serial, expected.size() % 3 == 0 ? revoked(serial) : new CertificateStatus.Good());
        }

        expected.forEach((serial, status) -> {
            if (status instanceof CertificateStatus.Revoked(Revocation revocation)) {
                table.standsNot(revocation);
            } else {
                table.released(serial);
            }
        });

        assertThat(expected)
                .allSatisfy((serial, status) -> assertThat(table.get(serial)).isEqualTo(status));
    }

    @Test
    void serialsThatDifferInOneOctetAreDifferent() {
        var bytes = new byte[20];
        bytes[0] = 1;
        table.released(new CertificateSerial(new BigInteger(1, bytes)));

        for (int octet = 0; octet < bytes.length; octet++) {
            var other = bytes.clone();
            other[octet] ^= 0x40;
            assertThat(table.get(new CertificateSerial(new BigInteger(1, other))))
                    .isEqualTo(new CertificateStatus.Unknown());
        }
    }

    @Test
    void newsOfAReleaseDoesNotReviveARevokedCertificate() {
        var serial = serial(120);
        table.standsNot(((CertificateStatus.Revoked) revoked(serial)).revocation());

        table.released(serial);

        assertThat(table.get(serial)).isEqualTo(revoked(serial));
    }

    @Test
    void aCertificateThatIsResumedStandsAgain() {
        var serial = serial(120);
        table.standsNot(((CertificateStatus.Revoked) revoked(serial)).revocation());

        table.stands(serial);

        assertThat(table.get(serial)).isEqualTo(new CertificateStatus.Good());
    }

    private CertificateSerial serial(int bits) {
        return new CertificateSerial(new BigInteger(bits, chance).setBit(bits - 1));
    }

    private static CertificateStatus revoked(CertificateSerial serial) {
        var reasons = RevocationReason.values();
        var reason = reasons[Math.floorMod(serial.hashCode(), reasons.length)];
        return new CertificateStatus.Revoked(new Revocation(
                serial, AT, reason, Optional.of(AT.minusSeconds(60)).filter(date -> reason.code() == 1)));
    }
}
