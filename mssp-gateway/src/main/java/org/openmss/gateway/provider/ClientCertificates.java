package org.openmss.gateway.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Which client certificate is whose. The TLS door has checked the chain and the possession of the key before one is looked up here. */
@ApplicationScoped
public class ClientCertificates implements PanacheRepositoryBase<ClientCertificateRow, String> {
    private final InstantSource clock;

    ClientCertificates(InstantSource clock) {
        this.clock = clock;
    }

    /** The certificate that the caller's TLS client has shown. */
    public static Optional<X509Certificate> shown(HttpServerRequest request) {
        try {
            return request.sslSession() != null
                            && request.sslSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    /** The one application provider that it is registered for, while it is valid. A service's certificate is registered for none. */
    @Transactional
    public Optional<ApplicationProvider> holder(X509Certificate shown) {
        return getEntityManager()
                .createQuery(
                        "select provider from ProviderRow provider join ClientCertificateRow certificate"
                                + " on certificate.apId = provider.apId where certificate.sha256 = :sha256"
                                + " and certificate.notBefore <= :now and certificate.notAfter > :now",
                        ProviderRow.class)
                .setParameter("sha256", ClientCertificate.of(shown).sha256())
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(ProviderRow::toDomain);
    }

    @Transactional
    List<ClientCertificate> of(String apId) {
        return list("apId = ?1 order by notAfter, sha256", apId).stream()
                .map(ClientCertificateRow::toDomain)
                .toList();
    }

    @Transactional(TxType.MANDATORY)
    long stillUsable(String apId) {
        return count("apId = ?1 and notAfter > ?2", apId, clock.instant());
    }

    /** False where it is registered already, for whomever. */
    @Transactional(TxType.MANDATORY)
    boolean add(String apId, ClientCertificate certificate) {
        return getEntityManager()
                        .createNativeQuery(
                                "insert into client_certificate (sha256, ap_id, not_before, not_after, registered_at)"
                                        + " values (:sha256, :apId, :notBefore, :notAfter, :now)"
                                        + " on conflict (sha256) do nothing")
                        .setParameter("sha256", certificate.sha256())
                        .setParameter("apId", apId)
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
