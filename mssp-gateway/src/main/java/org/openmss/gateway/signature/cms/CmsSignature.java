package org.openmss.gateway.signature.cms;

import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.PreparedDocument;
import org.openmss.gateway.signature.domain.StatusAnswers;
import org.openmss.kernel.Bytes;

/**
 * One signer's SignedData, as it grows from level to level. Text and octets are attached; of a document only the digest is known, so
 * its signature is detached.
 *
 * @param certificates signer, issuer, root, in this order: some validators take the set for a path
 * @param timeStamp the signature time-stamp, from level T on
 * @param revocation the members of {@code crls}, from level LT on: CRLs, and OCSP answers as RFC 5940 wraps them
 */
record CmsSignature(
        DataToBeSigned data,
        SignerInfo signer,
        List<Certificate> certificates,
        @Nullable Bytes timeStamp,
        SequencedSet<Bytes> revocation) {

    /** Level B. */
    static CmsSignature basic(PreparedDocument document, Bytes signatureValue, List<X509Certificate> chain) {
        var attributes = document.attributes();
        if (attributes == null) {
            throw new IllegalStateException("a CMS without signed attributes");
        }
        var certificates = chain.stream().map(Asn1::parse).toList();
        var signer = certificates.getFirst();
        var algorithm = document.data().algorithm();
        return new CmsSignature(
                document.data(),
                new SignerInfo(
                        new SignerIdentifier(new IssuerAndSerialNumber(
                                signer.getIssuer(), signer.getSerialNumber().getValue())),
                        CmsAlgorithms.digest(algorithm),
                        ASN1Set.getInstance(Asn1.parse(attributes)),
                        CmsAlgorithms.signature(chain.getFirst().getPublicKey(), algorithm),
                        new DEROctetString(signatureValue.toArray()),
                        (ASN1Set) null),
                certificates,
                null,
                new LinkedHashSet<>());
    }

    /** Level T. */
    CmsSignature stamped(Bytes token) {
        return new CmsSignature(data, signer, certificates, token, revocation);
    }

    /** Level LT, once each chain's answers are in. */
    CmsSignature with(StatusAnswers.Learnt.Good answers) {
        var more = new LinkedHashSet<>(revocation);
        more.addAll(answers.crls());
        answers.ocspResponses().stream().map(CmsSignature::wrapped).forEach(more::add);
        return new CmsSignature(data, signer, certificates, timeStamp, more);
    }

    /** BER outside, which keeps the order of certificates; DER inside. */
    Bytes encoded() {
        var signedData = new SignedData(
                new DERSet(signer.getDigestAlgorithm()),
                new ContentInfo(CMSObjectIdentifiers.data, content()),
                set(certificates),
                revocation.isEmpty()
                        ? null
                        : set(revocation.stream().map(Asn1::parse).toList()),
                new DERSet(withUnsignedAttributes()));
        return Asn1.ber(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    private SignerInfo withUnsignedAttributes() {
        if (timeStamp == null) {
            return signer;
        }
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                new DERSet(SignedAttributes.attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, Asn1.parse(timeStamp))));
    }

    private @Nullable ASN1Encodable content() {
        return switch (data) {
            case DataToBeSigned.Text text -> new DEROctetString(text.content().toArray());
            case DataToBeSigned.Octets octets ->
                new DEROctetString(octets.content().toArray());
            case DataToBeSigned.Digest digest -> null;
        };
    }

    private static Bytes wrapped(Bytes ocspResponse) {
        return Asn1.der(new DERTaggedObject(
                false,
                1,
                new OtherRevocationInfoFormat(CMSObjectIdentifiers.id_ri_ocsp_response, Asn1.parse(ocspResponse))));
    }

    private static ASN1Set set(List<? extends ASN1Encodable> members) {
        var vector = new ASN1EncodableVector();
        members.forEach(vector::add);
        return new BERSet(vector);
    }
}
