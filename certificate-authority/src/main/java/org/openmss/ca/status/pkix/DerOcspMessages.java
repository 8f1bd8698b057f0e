package org.openmss.ca.status.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * OCSP messages in DER (certificate profile 7). Requests are read strictly: what does not encode to the same bytes again is malformed. The
 * question that nearly every client asks has a reader of its own, and what we say an encoder: a library's trees of objects took most of the
 * time that the signature does not (docs/performance.md).
 */
@Singleton
class DerOcspMessages implements OcspMessages {
    static final int LONGEST_NONCE = 128;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            OCSPObjectIdentifiers.id_pkix_ocsp_response,
            OCSPObjectIdentifiers.id_pkix_ocsp_pref_sig_algs);
    private final OcspSample sample = new OcspSample();
    /** By the responder's key. */
    private final Map<Bytes, OcspEncoder> encoders = new ConcurrentHashMap<>();

    @Override
    public OcspQuestion read(Bytes request) {
        byte[] der = request.toArray();
        return CommonQuestion.read(der).orElseGet(() -> read(der));
    }

    /** Whatever may be asked. */
    static OcspQuestion read(byte[] request) {
        try {
            var read = OCSPRequest.getInstance(ASN1Primitive.fromByteArray(request));
            require(read != null && Arrays.equals(read.getEncoded(ASN1Encoding.DER), request), "not DER");
            var content = read.getTbsRequest();
            require(content.getVersion().hasValue(0), "not version 1");
            require(content.getRequestList().size() > 0, "no certificate is asked about");
            refuseUnknownCritical(content.getRequestExtensions());
            var certificates = new ArrayList<About>();
            for (var element : content.getRequestList()) {
                var one = Request.getInstance(element);
                refuseUnknownCritical(one.getSingleRequestExtensions());
                certificates.add(about(one.getReqCert()));
            }
            return new OcspQuestion(certificates, nonce(content.getRequestExtensions()));
        } catch (IOException | RuntimeException notARequest) {
            // The library throws whatever comes up where bytes are not what it expects.
            throw new MalformedQuestion("not an OCSPRequest");
        }
    }

    @Override
    public Bytes answer(Signatory responder, Statement statement) {
        var encoder = encoder(responder);
        Bytes data = encoder.data(statement);
        Bytes answer = encoder.answer(data, responder.key().sign(data));
        sample.look(responder, statement, answer);
        return answer;
    }

    private OcspEncoder encoder(Signatory responder) {
        var known = encoders.get(responder.certificate().keyId());
        if (known != null && known.isOf(responder)) {
            return known;
        }
        var encoder = new OcspEncoder(responder);
        encoders.put(responder.certificate().keyId(), encoder);
        return encoder;
    }

    @Override
    public Bytes error(OcspError error) {
        return der(new OCSPResponse(new OCSPResponseStatus(error.code()), null));
    }

    /** Measured without the inner header (RFC 9654, 2.1). */
    private static Optional<Bytes> nonce(@Nullable Extensions extensions) throws IOException {
        if (extensions == null) {
            return Optional.empty();
        }
        var extension = extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null) {
            return Optional.empty();
        }
        byte[] value = extension.getExtnValue().getOctets();
        require(ASN1Primitive.fromByteArray(value) instanceof ASN1OctetString, "the nonce is no OCTET STRING");
        byte[] nonce = ASN1OctetString.getInstance(value).getOctets();
        require(nonce.length > 0 && nonce.length <= LONGEST_NONCE, "a nonce has 1 to 128 octets");
        require(Arrays.equals(new DEROctetString(nonce).getEncoded(ASN1Encoding.DER), value), "the nonce is not DER");
        return Optional.of(Bytes.of(nonce));
    }

    private static void refuseUnknownCritical(@Nullable Extensions extensions) {
        if (extensions != null) {
            for (var oid : extensions.getCriticalExtensionOIDs()) {
                require(UNDERSTOOD.contains(oid), "a critical extension is not known");
            }
        }
    }

    private static About about(CertID certId) {
        var algorithm = certId.getHashAlgorithm();
        var parameters = algorithm.getParameters();
        require(parameters == null || DERNull.INSTANCE.equals(parameters), "a hash has no parameters");
        return new About(
                der(certId),
                List.of(IssuerHash.values()).stream()
                        .filter(hash ->
                                hash.oid().equals(algorithm.getAlgorithm().getId()))
                        .findFirst(),
                Bytes.of(certId.getIssuerNameHash().getOctets()),
                Bytes.of(certId.getIssuerKeyHash().getOctets()),
                serial(certId.getSerialNumber()));
    }

    private static Optional<CertificateSerial> serial(ASN1Integer number) {
        try {
            return Optional.of(new CertificateSerial(number.getValue()));
        } catch (IllegalArgumentException noSerialOfOurs) {
            return Optional.empty();
        }
    }

    private static Bytes der(ASN1Object value) {
        try {
            return Bytes.of(value.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("an OCSP message of ours has an encoding", impossible);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedQuestion(otherwise);
        }
    }
}
