package org.openmss.gateway.signature.cms;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.kernel.Bytes;

/** What a CMS signature covers in truth: contentType, signingTime, messageDigest and signingCertificateV2, in DER. */
final class SignedAttributes {
    private SignedAttributes() {}

    static Bytes of(DataToBeSigned data, X509Certificate signer, Instant signingTime) {
        var attributes = common(data, signer);
        attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        return Asn1.der(new DERSet(attributes));
    }

    static Bytes withoutTime(DataToBeSigned data, X509Certificate signer) {
        return Asn1.der(new DERSet(common(data, signer)));
    }

    private static ASN1EncodableVector common(DataToBeSigned data, X509Certificate signer) {
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(
                CMSAttributes.messageDigest, new DEROctetString(data.digest().toArray())));
        attributes.add(
                attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, signingCertificate(Asn1.parse(signer))));
        return attributes;
    }

    static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static SigningCertificateV2 signingCertificate(Certificate signer) {
        var issuer = new IssuerSerial(new GeneralNames(new GeneralName(signer.getIssuer())), signer.getSerialNumber());
        return new SigningCertificateV2(
                new ESSCertIDv2(Asn1.der(signer).sha256().toArray(), issuer));
    }
}
