package org.openmss.apsample.signin.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import org.openmss.apsample.signin.ShopConfig;
import org.openmss.apsample.signin.domain.Reason;

/** Whether somebody whom we trust vouches for a certificate today: a path to an anchor (RFC 5280), and its issuer's OCSP answer (RFC 6960). */
@ApplicationScoped
class CertificateTrust {
    private static final String PKIX = "PKIX";
    private final TrustAnchors anchors;
    private final InstantSource clock;
    private final boolean revocationIsAsked;

    CertificateTrust(TrustAnchors anchors, InstantSource clock, ShopConfig shop) {
        this.anchors = anchors;
        this.clock = clock;
        this.revocationIsAsked = shop.revocation();
    }

    /** @throws NotProven where nobody does */
    void demand(X509Certificate certificate, List<X509Certificate> others) {
        try {
            var path = pathOf(certificate, others);
            if (revocationIsAsked) {
                demandNotRevoked(path);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform knows PKIX paths", e);
        }
    }

    private CertPath pathOf(X509Certificate certificate, List<X509Certificate> others) throws GeneralSecurityException {
        var wanted = new X509CertSelector();
        wanted.setCertificate(certificate);
        var parameters = new PKIXBuilderParameters(anchors.all(), wanted);
        parameters.setDate(Date.from(clock.instant()));
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        try {
            return CertPathBuilder.getInstance(PKIX).build(parameters).getCertPath();
        } catch (CertPathBuilderException none) {
            throw new NotProven("no valid path to a trust anchor");
        }
    }

    /** In a second pass, since a path builder would hide why a path was refused. */
    private void demandNotRevoked(CertPath path) throws GeneralSecurityException {
        var validator = CertPathValidator.getInstance(PKIX);
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        var parameters = new PKIXParameters(anchors.all());
        parameters.setDate(Date.from(clock.instant()));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
        } catch (CertPathValidatorException refused) {
            throw refused.getReason() == BasicReason.REVOKED
                    ? new NotProven(Reason.REVOKED, "the certificate is revoked")
                    : new NotProven(Reason.TROUBLE, "nobody tells whether the certificate is revoked");
        }
    }
}
