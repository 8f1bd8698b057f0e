package org.openmss.e2e;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.nio.file.Path;
import java.util.List;

/** The European Commission's library: it knows the root and nothing else of this project. */
final class EuDss {
    private final CertificateToken root;

    EuDss(Path root) {
        this.root = DSSUtils.loadCertificate(root.toFile());
    }

    record Verdict(SignatureLevel level, Indication indication, List<String> errors) {}

    static Verdict passed(SignatureLevel level) {
        return new Verdict(level, Indication.TOTAL_PASSED, List.of());
    }

    /** Asks the CA for what it misses. */
    Verdict judge(DSSDocument signed, DSSDocument... detached) {
        return judge(online(), signed, detached);
    }

    /** Asks nobody: all must lie in the signature. */
    Verdict judgeAlone(DSSDocument signed, DSSDocument... detached) {
        return judge(offline(), signed, detached);
    }

    CommonCertificateVerifier online() {
        var verifier = offline();
        verifier.setOcspSource(new OnlineOCSPSource());
        verifier.setCrlSource(new OnlineCRLSource());
        return verifier;
    }

    private CommonCertificateVerifier offline() {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(root);
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        return verifier;
    }

    private static Verdict judge(CommonCertificateVerifier verifier, DSSDocument signed, DSSDocument... detached) {
        var validator = SignedDocumentValidator.fromDocument(signed);
        validator.setCertificateVerifier(verifier);
        validator.setDetachedContents(List.of(detached));
        var report = validator.validateDocument().getSimpleReport();
        var id = report.getFirstSignatureId();
        return new Verdict(
                report.getSignatureFormat(id),
                report.getIndication(id),
                report.getAdESValidationErrors(id).stream()
                        .map(message -> message.getValue())
                        .toList());
    }
}
