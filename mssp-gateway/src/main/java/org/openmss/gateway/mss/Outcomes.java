package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.openmss.gateway.mss.message.MssSignature;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;

/** A transaction's end in the words of TS 102 204: a fault, or a signature. */
@ApplicationScoped
class Outcomes {
    private final MssConfig config;
    private final SubscriberDirectory directory;

    Outcomes(MssConfig config, SubscriberDirectory directory) {
        this.config = config;
        this.directory = directory;
    }

    /** The fault for a transaction that ended badly; nothing for one whose outcome is a status. */
    Optional<Answer> fault(SignatureTransaction transaction) {
        return transaction instanceof SignatureTransaction.Failed failed
                        && MssStatus.of(failed).kind() != MssStatus.Kind.STATUS
                ? Optional.of(Answer.Fault.of(failed.why(), config.id()))
                : Optional.empty();
    }

    MssSignature signature(SignatureTransaction.Signed signed) {
        var signature = new MssSignature();
        switch (signed.order().format()) {
            case CMS -> signature.base64Signature = signed.signature().toBase64();
            case PKCS1 -> {
                signature.pkcs1 = new MssSignature.Pkcs1();
                signature.pkcs1.signatureValue = signed.signature().toBase64();
                signature.pkcs1.x509Certificate = base64(
                        directory.certificate(signed.order().certificateId()).leaf());
            }
        }
        return signature;
    }

    static String base64(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }
}
