package org.openmss.gateway.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.List;

/** Which certificates an application provider may sign its messages with. */
@ApplicationScoped
public class MessageCertificates implements PanacheRepositoryBase<MessageCertificateRow, String> {
    private final InstantSource clock;

    MessageCertificates(InstantSource clock) {
        this.clock = clock;
    }

    /** Those that are valid at this moment. */
    @Transactional
    public List<MessageCertificate> usable(String apId) {
        var now = clock.instant();
        return list("apId = ?1 and notBefore <= ?2 and notAfter > ?2 order by notAfter, sha256", apId, now).stream()
                .map(MessageCertificateRow::toDomain)
                .toList();
    }

    @Transactional
    List<MessageCertificate> of(String apId) {
        return list("apId = ?1 order by notAfter, sha256", apId).stream()
                .map(MessageCertificateRow::toDomain)
                .toList();
    }

    @Transactional(TxType.MANDATORY)
    long notOver(String apId) {
        return count("apId = ?1 and notAfter > ?2", apId, clock.instant());
    }

    /** False where it is registered already, for whomever. */
    @Transactional(TxType.MANDATORY)
    boolean add(String apId, MessageCertificate certificate) {
        return getEntityManager()
                        .createNativeQuery("insert into message_certificate"
                                + " (sha256, ap_id, certificate, not_before, not_after, registered_at)"
                                + " values (:sha256, :apId, :certificate, :notBefore, :notAfter, :now)"
                                + " on conflict (sha256) do nothing")
                        .setParameter("sha256", certificate.sha256())
                        .setParameter("apId", apId)
                        .setParameter("certificate", certificate.encoded().toArray())
                        .setParameter("notBefore", certificate.notBefore())
                        .setParameter("notAfter", certificate.notAfter())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** False where that provider has no such certificate. */
    @Transactional(TxType.MANDATORY)
    boolean remove(String apId, String sha256) {
        return delete("apId = ?1 and sha256 = ?2", apId, sha256) == 1;
    }
}
