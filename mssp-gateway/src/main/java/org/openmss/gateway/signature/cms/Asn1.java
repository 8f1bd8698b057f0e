package org.openmss.gateway.signature.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;
import org.openmss.kernel.Bytes;

/** Between bytes and the library's ASN.1 objects. */
final class Asn1 {
    private Asn1() {}

    static Certificate parse(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }

    /** Of bytes that were checked before. */
    static ASN1Primitive parse(Bytes encoded) {
        try {
            return ASN1Primitive.fromByteArray(encoded.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bytes der(ASN1Encodable object) {
        return encode(object, ASN1Encoding.DER);
    }

    static Bytes ber(ASN1Encodable object) {
        return encode(object, ASN1Encoding.BER);
    }

    private static Bytes encode(ASN1Encodable object, String encoding) {
        try {
            return Bytes.of(object.toASN1Primitive().getEncoded(encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
