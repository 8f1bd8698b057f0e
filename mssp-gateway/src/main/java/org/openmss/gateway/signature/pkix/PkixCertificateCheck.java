package org.openmss.gateway.signature.pkix;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.gateway.signature.domain.CertificateCheck;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.subscriber.TrustAnchors;

/**
 * Java's own path validation, with the user certificate's status asked by OCSP at the address in the certificate. No status is no
 * approval: in doubt nothing is released.
 */
@ApplicationScoped
class PkixCertificateCheck implements CertificateCheck {
    private static final Logger LOG = Logger.getLogger(PkixCertificateCheck.class);
    private final TrustAnchors trustAnchors;

    PkixCertificateCheck(TrustAnchors trustAnchors) {
        this.trustAnchors = trustAnchors;
    }

    @Override
    public Optional<SignatureFailure> objection(List<X509Certificate> chain, Instant now) {
        try {
            var revocation = (PKIXRevocationChecker)
                    CertPathValidator.getInstance("PKIX").getRevocationChecker();
            revocation.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
            trustAnchors.validate(chain, now, revocation);
            return Optional.empty();
        } catch (CertPathValidatorException objection) {
            LOG.warnf("a certificate did not stand the check: %s", objection.getMessage());
            return Optional.of(failure(objection));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("path validation cannot be done at all", e);
        }
    }

    private static SignatureFailure failure(CertPathValidatorException objection) {
        var reason = objection.getReason();
        if (reason == BasicReason.REVOKED) {
            return new SignatureFailure.CertificateRevoked();
        }
        if (reason == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
            return new SignatureFailure.StatusUnavailable();
        }
        return new SignatureFailure.InvalidSignature();
    }
}
