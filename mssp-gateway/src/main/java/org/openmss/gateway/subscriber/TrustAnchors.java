package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configured roots, and paths to them (RFC 5280, 6). */
@ApplicationScoped
public class TrustAnchors {
    private final Set<TrustAnchor> anchors;

    TrustAnchors(SubscriberConfig config) {
        try (var pem = Files.newInputStream(config.trustAnchors())) {
            anchors = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(certificate -> new TrustAnchor((X509Certificate) certificate, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "mss.subscriber.trust-anchors: cannot read " + config.trustAnchors()
                            + "; give a PEM file with root certificates",
                    e);
        } catch (CertificateException e) {
            throw new IllegalStateException(
                    "mss.subscriber.trust-anchors: " + config.trustAnchors() + " has no certificates in PEM", e);
        }
    }

    /**
     * @param revocation how to learn the status, or null to leave it out
     * @return the root that the path ends at
     * @throws GeneralSecurityException where the path does not hold at that moment
     */
    public X509Certificate validate(List<X509Certificate> chain, Instant at, @Nullable PKIXRevocationChecker revocation)
            throws GeneralSecurityException {
        return validate(chain, at, revocation, List.of());
    }

    /** @param crls for the revocation check */
    public X509Certificate validate(
            List<X509Certificate> chain, Instant at, @Nullable PKIXRevocationChecker revocation, List<X509CRL> crls)
            throws GeneralSecurityException {
        var parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        if (revocation != null) {
            parameters.addCertPathChecker(revocation);
        }
        var withoutAnchor =
                chain.stream().filter(certificate -> !isAnchor(certificate)).toList();
        var path = CertificateFactory.getInstance("X.509").generateCertPath(withoutAnchor);
        var result = (PKIXCertPathValidatorResult)
                CertPathValidator.getInstance("PKIX").validate(path, parameters);
        return result.getTrustAnchor().getTrustedCert();
    }

    private boolean isAnchor(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> certificate.equals(anchor.getTrustedCert()));
    }
}
