package org.openmss.ra.enrolment;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.CertificateAuthority;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.ReportedKeys;
import org.openmss.ra.enrolment.domain.RevocationReason;

final class FakeCertificateAuthority implements CertificateAuthority {
    private final Map<List<Object>, Answer.Issued> issued = new LinkedHashMap<>();
    final Set<CertificateSerial> revoked = new HashSet<>();
    boolean away;

    @Nullable
    KeyPurpose awayFor;

    @Nullable
    KeyPurpose refuses;

    @Override
    public Answer certify(Binding binding, ReportedKeys keys, KeyPurpose purpose) {
        demandPresence();
        if (purpose == awayFor) {
            throw new NeighbourUnavailableException("CA", new IllegalStateException());
        }
        if (purpose == refuses) {
            return new Answer.Refused();
        }
        return issued.computeIfAbsent(List.of(binding.id(), keys.nonce(), purpose), request -> {
            var serial = new CertificateSerial(BigInteger.valueOf(issued.size() + 1L));
            var certificate = Bytes.of(new byte[] {serial.value().byteValue()});
            return new Answer.Issued(
                    new IssuedCertificate(purpose, serial, certificate, Instant.parse("2030-01-01T00:00:00Z")),
                    List.of(certificate));
        });
    }

    @Override
    public void revoke(CertificateSerial serial, RevocationReason reason) {
        demandPresence();
        revoked.add(serial);
    }

    CertificateSerial lastSerial() {
        return List.copyOf(issued.values()).getLast().certificate().serial();
    }

    int certificates() {
        return issued.size();
    }

    boolean everyCertificateIsRevoked() {
        return issued.values().stream()
                .allMatch(answer -> revoked.contains(answer.certificate().serial()));
    }

    private void demandPresence() {
        if (away) {
            throw new NeighbourUnavailableException("CA", new IllegalStateException());
        }
    }
}
