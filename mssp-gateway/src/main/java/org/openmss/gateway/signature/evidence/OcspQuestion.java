package org.openmss.gateway.signature.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.Extension;
import java.security.cert.X509Certificate;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.openmss.kernel.Bytes;

/**
 * A question about one certificate, with a nonce, so that the answer is made for it now.
 *
 * @param nonce as the platform wants to be told of it
 */
record OcspQuestion(Bytes encoded, Extension nonce) {
    private static final int NONCE_OCTETS = 32;

    static OcspQuestion about(X509Certificate certificate, X509Certificate issuer, RandomGenerator chance)
            throws OCSPException, IOException, GeneralSecurityException {
        byte[] drawn = new byte[NONCE_OCTETS];
        chance.nextBytes(drawn);
        var nonce = new org.bouncycastle.asn1.x509.Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(drawn).getEncoded());
        var request = new OCSPReqBuilder()
                .addRequest(
                        new CertificateID(sha1(), new JcaX509CertificateHolder(issuer), certificate.getSerialNumber()))
                .setRequestExtensions(new Extensions(nonce))
                .build();
        return new OcspQuestion(
                Bytes.of(request.getEncoded()),
                new Nonce(Bytes.of(nonce.getExtnValue().getOctets())));
    }

    /** It names the issuer and protects nothing: every responder knows SHA-1 there (RFC 9919, 3.1.1). */
    private static DigestCalculator sha1() {
        try {
            return new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("the library has SHA-1", impossible);
        }
    }

    /** @param octets those of extnValue */
    private record Nonce(Bytes octets) implements Extension {
        @Override
        public String getId() {
            return OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId();
        }

        @Override
        public boolean isCritical() {
            return false;
        }

        @Override
        public byte[] getValue() {
            return octets.toArray();
        }

        @Override
        public void encode(OutputStream out) throws IOException {
            out.write(new org.bouncycastle.asn1.x509.Extension(
                            OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, octets.toArray())
                    .getEncoded());
        }
    }
}
