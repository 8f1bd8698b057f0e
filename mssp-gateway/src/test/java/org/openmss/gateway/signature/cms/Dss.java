package org.openmss.gateway.signature.cms;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.security.cert.X509Certificate;
import java.util.List;
import org.openmss.kernel.Bytes;

/** The European Commission's library as judge of a signature. */
final class Dss {
    private Dss() {}

    record Verdict(SignatureLevel level, Indication indication, List<String> errors) {}

    /** May ask the CAs. */
    static Verdict judge(Bytes cms, X509Certificate root, DSSDocument... detached) {
        var verifier = verifier(root);
        verifier.setOcspSource(new OnlineOCSPSource());
        verifier.setCrlSource(new OnlineCRLSource());
        return judge(cms, verifier, List.of(detached));
    }

    /** Asks nobody: everything must lie in the signature. */
    static Verdict judgeAlone(Bytes cms, X509Certificate root, DSSDocument... detached) {
        return judge(cms, verifier(root), List.of(detached));
    }

    private static Verdict judge(Bytes cms, CommonCertificateVerifier verifier, List<DSSDocument> detached) {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(cms.toArray()));
        validator.setCertificateVerifier(verifier);
        validator.setDetachedContents(detached);
        var report = validator.validateDocument().getSimpleReport();
        var id = report.getFirstSignatureId();
        return new Verdict(
                report.getSignatureFormat(id),
                report.getIndication(id),
                report.getAdESValidationErrors(id).stream()
                        .map(message -> message.getValue())
                        .toList());
    }

    private static CommonCertificateVerifier verifier(X509Certificate root) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        return verifier;
    }
}
