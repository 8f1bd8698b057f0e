package org.openmss.gateway.signature.cms;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureFormats;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.kernel.Bytes;

/**
 * CMS SignedData at level CAdES-BASELINE-B: SHA-256, signed attributes contentType, signingTime, messageDigest and
 * signingCertificateV2. A text is attached; of a document only the digest is known, so its signature is detached.
 */
@ApplicationScoped
class CmsSignatureFormats implements SignatureFormats {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier ECDSA_SHA256 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    @Override
    public Prepared prepare(SignatureFormat format, DataToBeSigned data, X509Certificate signer, Instant signingTime) {
        return switch (format) {
            case PKCS1 -> new Prepared(null, data.digest());
            case CMS -> {
                var attributes = der(signedAttributes(data, parse(signer), signingTime));
                yield new Prepared(attributes, attributes.sha256());
            }
        };
    }

    @Override
    public Bytes assemble(SignatureOrder order, Bytes signatureValue, List<X509Certificate> chain) {
        return switch (order.format()) {
            case PKCS1 -> signatureValue;
            case CMS -> {
                var attributes = order.attributes();
                if (attributes == null) {
                    throw new IllegalStateException("a CMS order without signed attributes: " + order.id());
                }
                yield signedData(order.data(), ASN1Set.getInstance(attributes.toArray()), signatureValue, chain);
            }
        };
    }

    private static ASN1Set signedAttributes(DataToBeSigned data, Certificate signer, Instant signingTime) {
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        attributes.add(attribute(
                CMSAttributes.messageDigest, new DEROctetString(data.digest().toArray())));
        attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(signer)));
        return new DERSet(attributes);
    }

    private static SigningCertificateV2 signingCertificate(Certificate signer) {
        var issuer = new IssuerSerial(new GeneralNames(new GeneralName(signer.getIssuer())), signer.getSerialNumber());
        return new SigningCertificateV2(new ESSCertIDv2(der(signer).sha256().toArray(), issuer));
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /** The certificate set keeps the order signer, issuer, root: some validators take it for a path. Hence BER outside, DER inside. */
    private static Bytes signedData(
            DataToBeSigned data, ASN1Set attributes, Bytes signatureValue, List<X509Certificate> chain) {
        var certificates = new ASN1EncodableVector();
        chain.forEach(certificate -> certificates.add(parse(certificate)));
        var signer = parse(chain.getFirst());
        var signerInfo = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        signer.getIssuer(), signer.getSerialNumber().getValue())),
                SHA256,
                attributes,
                ECDSA_SHA256,
                new DEROctetString(signatureValue.toArray()),
                (ASN1Set) null);
        var signedData = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, content(data)),
                new BERSet(certificates),
                null,
                new DERSet(signerInfo));
        return encode(new ContentInfo(CMSObjectIdentifiers.signedData, signedData), ASN1Encoding.BER);
    }

    private static @Nullable ASN1Encodable content(DataToBeSigned data) {
        return switch (data) {
            case DataToBeSigned.Text text -> new DEROctetString(text.content().toArray());
            case DataToBeSigned.Digest digest -> null;
        };
    }

    private static Certificate parse(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }

    private static Bytes der(ASN1Encodable object) {
        return encode(object, ASN1Encoding.DER);
    }

    private static Bytes encode(ASN1Encodable object, String encoding) {
        try {
            return Bytes.of(object.toASN1Primitive().getEncoded(encoding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
