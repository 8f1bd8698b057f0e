package org.openmss.bench.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.openmss.bench.load.Http;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;

/** Prepared OCSP requests (RFC 6960), one for each certificate, about its SHA-1 CertID, as most clients ask. */
final class OcspQuestions {
    static final int NONCE_OCTETS = 32;
    private static final byte[] PLACE = placeOfNonce();
    private final List<CertificateID> certificates;

    OcspQuestions(X509Certificate issuer, List<BigInteger> serials) {
        try {
            var holder = new X509CertificateHolder(Certificate.getInstance(issuer.getEncoded()));
            var sha1 = new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
            var found = new ArrayList<CertificateID>();
            for (var serial : serials) {
                found.add(new CertificateID(sha1, holder, serial));
            }
            this.certificates = List.copyOf(found);
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException e) {
            throw new Obstacle("the issuer's certificate cannot be used: " + e.getMessage(), e);
        }
    }

    int count() {
        return certificates.size();
    }

    CertificateID certId(int number) {
        return certificates.get(number);
    }

    /** The requests for HTTP's POST, without a nonce. */
    List<Bytes> posts(String path) {
        return all(number -> Http.post(path, "application/ocsp-request", question(number, false)));
    }

    /** The same for GET (RFC 6960, A.1): base64, escaped. */
    List<Bytes> gets(String path) {
        return all(number -> Http.get(path + "/"
                + Base64.getEncoder()
                        .encodeToString(question(number, false))
                        .replace("+", "%2B")
                        .replace("/", "%2F")
                        .replace("=", "%3D")));
    }

    /** With a place for a nonce (RFC 9654), which {@link #nonceAt} finds. */
    List<Bytes> postsWithNonce(String path) {
        return all(number -> Http.post(path, "application/ocsp-request", question(number, true)));
    }

    static int nonceAt(Bytes request) {
        byte[] whole = request.toArray();
        for (int at = 0; at + NONCE_OCTETS <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + NONCE_OCTETS, PLACE, 0, NONCE_OCTETS)) {
                return at;
            }
        }
        throw new IllegalArgumentException("the request has no place for a nonce");
    }

    @FunctionalInterface
    private interface Wire {
        byte[] of(int number);
    }

    private List<Bytes> all(Wire wire) {
        return IntStream.range(0, certificates.size())
                .mapToObj(number -> Bytes.of(wire.of(number)))
                .toList();
    }

    private byte[] question(int number, boolean withNonce) {
        try {
            var builder = new OCSPReqBuilder().addRequest(certId(number));
            if (withNonce) {
                builder.setRequestExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                        false,
                        new DEROctetString(new DEROctetString(PLACE).getEncoded()))));
            }
            return builder.build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] placeOfNonce() {
        byte[] place = new byte[NONCE_OCTETS];
        Arrays.fill(place, (byte) 0xA7);
        return place;
    }
}
