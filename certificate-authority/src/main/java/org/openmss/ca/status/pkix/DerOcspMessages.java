package org.openmss.ca.status.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** OCSP messages in DER (certificate profile 7). Requests are read strictly: what does not encode to the same bytes again is malformed. */
@Singleton
class DerOcspMessages implements OcspMessages {
    private static final int LONGEST_NONCE = 128;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
            OCSPObjectIdentifiers.id_pkix_ocsp_response,
            OCSPObjectIdentifiers.id_pkix_ocsp_pref_sig_algs);
    private final OcspSample sample = new OcspSample();

    @Override
    public OcspQuestion read(Bytes request) {
        try {
            var read = OCSPRequest.getInstance(ASN1Primitive.fromByteArray(request.toArray()));
            require(read != null && Arrays.equals(read.getEncoded(ASN1Encoding.DER), request.toArray()), "not DER");
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
        var responses = new ASN1EncodableVector();
        for (var single : statement.certificates()) {
            responses.add(response(single, statement));
        }
        var data = new ResponseData(
                responderId(responder),
                time(statement.producedAt()),
                new DERSequence(responses),
                responseExtensions(statement));
        Bytes signature = responder.key().sign(der(data));
        var basic = new BasicOCSPResponse(
                data,
                AlgorithmIdentifier.getInstance(
                        responder.key().algorithm().signatureIdentifier().toArray()),
                new DERBitString(signature.toArray()),
                new DERSequence(
                        Certificate.getInstance(responder.certificate().der().toArray())));
        Bytes answer = der(new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(
                        OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                        new DEROctetString(der(basic).toArray()))));
        sample.look(responder, statement, answer);
        return answer;
    }

    private static SingleResponse response(Single single, Statement statement) {
        return new SingleResponse(
                CertID.getInstance(single.certId().toArray()),
                status(single.status()),
                time(single.thisUpdate()),
                time(statement.nextUpdate()),
                singleExtensions(single.status(), statement.archiveCutoff()));
    }

    @Override
    public Bytes error(OcspError error) {
        return der(new OCSPResponse(new OCSPResponseStatus(error.code()), null));
    }

    private static ResponderID responderId(Signatory responder) {
        Bytes keyHash = IssuerHash.SHA_1.of(responder.certificate().publicKeyBits());
        return new ResponderID(new DEROctetString(keyHash.toArray()));
    }

    private static CertStatus status(CertificateStatus status) {
        return switch (status) {
            case CertificateStatus.Good good -> new CertStatus();
            case CertificateStatus.Unknown unknown -> new CertStatus(2, DERNull.INSTANCE);
            case CertificateStatus.Revoked revoked -> new CertStatus(revokedInfo(revoked.revocation()));
            case CertificateStatus.NeverIssued never ->
                new CertStatus(new RevokedInfo(time(Instant.EPOCH), CRLReason.lookup(CRLReason.certificateHold)));
        };
    }

    private static RevokedInfo revokedInfo(Revocation revocation) {
        @Nullable
        CRLReason reason = revocation.reason() == RevocationReason.UNSPECIFIED
                ? null
                : CRLReason.lookup(revocation.reason().code());
        return new RevokedInfo(time(revocation.at()), reason);
    }

    private static @Nullable Extensions singleExtensions(CertificateStatus status, Optional<Instant> archiveCutoff) {
        var found = new ArrayList<Extension>();
        archiveCutoff.ifPresent(
                since -> found.add(extension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff, time(since))));
        if (status instanceof CertificateStatus.Revoked(Revocation revocation)) {
            revocation.invalidityDate().ifPresent(date -> found.add(extension(Extension.invalidityDate, time(date))));
        }
        return extensions(found);
    }

    private static @Nullable Extensions responseExtensions(Statement statement) {
        var found = new ArrayList<Extension>();
        statement
                .nonce()
                .ifPresent(nonce -> found.add(
                        extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, new DEROctetString(nonce.toArray()))));
        if (statement.certificates().stream()
                .anyMatch(single -> single.status() instanceof CertificateStatus.NeverIssued)) {
            found.add(extension(OCSPObjectIdentifiers.id_pkix_ocsp_extended_revoke, DERNull.INSTANCE));
        }
        return extensions(found);
    }

    private static @Nullable Extensions extensions(List<Extension> found) {
        return found.isEmpty() ? null : new Extensions(found.toArray(Extension[]::new));
    }

    private static Extension extension(ASN1ObjectIdentifier oid, ASN1Object value) {
        return new Extension(oid, false, der(value).toArray());
    }

    private static ASN1GeneralizedTime time(Instant time) {
        return new DERGeneralizedTime(Date.from(time));
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
