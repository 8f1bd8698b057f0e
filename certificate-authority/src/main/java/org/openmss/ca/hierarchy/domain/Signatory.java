package org.openmss.ca.hierarchy.domain;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openmss.kernel.Bytes;

/**
 * A key of the hierarchy and the certificate that says whose it is.
 *
 * @param chain the certificates above, in DER, nearest first; empty for the root
 */
public record Signatory(AuthorityCertificate certificate, List<Bytes> chain, SigningKey key) {
    private static final byte SEQUENCE = 0x30;
    private static final byte BIT_STRING = 0x03;

    public Signatory {
        chain = List.copyOf(chain);
    }

    public AuthorityId id() {
        return AuthorityId.of(certificate.keyId());
    }

    /**
     * Signs, and looks whether the certificate's key accepts the signature, before anybody sees it (certificate profile LNT-3).
     *
     * @return SEQUENCE of what was signed, the algorithm, and the signature: the form of a certificate and of a CRL
     */
    public Bytes signed(Bytes toBeSigned) {
        Bytes signature = key.sign(toBeSigned);
        if (!key.publicKey().equals(certificate.publicKey()) || !key.verifies(toBeSigned, signature)) {
            throw new IllegalStateException("the signing key does not belong to its certificate; nothing was released");
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes(toBeSigned.toArray());
        content.writeBytes(key.algorithm().signatureIdentifier().toArray());
        content.writeBytes(bitString(signature));
        return Bytes.of(element(SEQUENCE, content.toByteArray()));
    }

    private static byte[] bitString(Bytes signature) {
        byte[] content = new byte[signature.length() + 1];
        System.arraycopy(signature.toArray(), 0, content, 1, signature.length());
        return element(BIT_STRING, content);
    }

    private static byte[] element(byte tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write(content.length >>> shift);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
