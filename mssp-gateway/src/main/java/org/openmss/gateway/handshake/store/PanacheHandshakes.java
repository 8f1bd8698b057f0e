package org.openmss.gateway.handshake.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmss.gateway.handshake.domain.Handshake;
import org.openmss.gateway.handshake.domain.Handshakes;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.kernel.Bytes;

@ApplicationScoped
class PanacheHandshakes implements Handshakes, PanacheRepositoryBase<HandshakeRow, String> {
    private final InstantSource clock;

    PanacheHandshakes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(String apId, Handshake handshake) {
        getEntityManager()
                .createNativeQuery("insert into handshake (ap_id, id, algorithms, agreed_at)"
                        + " values (:apId, :id, :algorithms, :agreedAt) on conflict (ap_id) do update"
                        + " set id = excluded.id, algorithms = excluded.algorithms, agreed_at = excluded.agreed_at")
                .setParameter("apId", apId)
                .setParameter("id", handshake.id().value())
                .setParameter("algorithms", names(handshake.agreement().algorithms()))
                .setParameter("agreedAt", handshake.agreedAt())
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("delete from handshake_certificate where ap_id = :apId")
                .setParameter("apId", apId)
                .executeUpdate();
        for (var certificate : handshake.agreement().providerCertificates()) {
            getEntityManager()
                    .createNativeQuery("insert into handshake_certificate (ap_id, sha256) values (:apId, :sha256)")
                    .setParameter("apId", apId)
                    .setParameter("sha256", sha256(certificate))
                    .executeUpdate();
        }
    }

    @Override
    @Transactional
    public Optional<Instant> agreedAt(String apId) {
        return findByIdOptional(apId).map(row -> row.agreedAt);
    }

    @Override
    @Transactional
    public Terms terms(String apId) {
        return new Terms(
                certificates(apId),
                findByIdOptional(apId).map(HandshakeRow::algorithms).orElse(Set.of()));
    }

    private List<X509Certificate> certificates(String apId) {
        List<byte[]> found = getEntityManager()
                .createNativeQuery(
                        "select registered.certificate from handshake_certificate agreed"
                                + " join message_certificate registered using (ap_id, sha256) where ap_id = :apId"
                                + " and registered.not_before <= :now and registered.not_after > :now",
                        byte[].class)
                .setParameter("apId", apId)
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().map(PanacheHandshakes::read).toList();
    }

    private static X509Certificate read(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored certificate cannot be read", e);
        }
    }

    private static String names(Set<MessageAlgorithm> algorithms) {
        return algorithms.stream().map(MessageAlgorithm::name).sorted().collect(Collectors.joining(","));
    }

    private static String sha256(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).sha256().toHex();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }
}
