package org.openmss.gateway.provider;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.openmss.kernel.Bytes;

/**
 * A certificate that an application provider signs its messages with (MSS_MessageSignature). It is trusted because an operator has
 * registered it for that provider, not for who issued it.
 */
public record MessageCertificate(X509Certificate certificate) {
    private static final int NOT_A_CA = -1;
    private static final int SHORTEST_RSA_KEY = 2048;
    private static final int SHORTEST_EC_KEY = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /** @throws IllegalArgumentException where it is not one PEM certificate that messages can be signed with */
    static MessageCertificate parsePem(String pem) {
        var certificate = ClientCertificate.parse(pem);
        if (certificate.getBasicConstraints() != NOT_A_CA) {
            throw new IllegalArgumentException(
                    "this is a CA's certificate; send the one that messages are signed with");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            throw new IllegalArgumentException("its key usage does not allow signatures");
        }
        if (!hasGoodKey(certificate)) {
            throw new IllegalArgumentException(
                    "its key is to be EC of 256 bits or more (P-256), or RSA of 2048 bits or more");
        }
        return new MessageCertificate(certificate);
    }

    /** Over the whole certificate, in lower-case hex. */
    public String sha256() {
        return encoded().sha256().toHex();
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    Bytes encoded() {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }

    private static boolean hasGoodKey(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case ECPublicKey key -> key.getParams().getCurve().getField().getFieldSize() >= SHORTEST_EC_KEY;
            case RSAPublicKey key -> key.getModulus().bitLength() >= SHORTEST_RSA_KEY;
            default -> false;
        };
    }
}
