package org.openmss.ca.issuance.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyIdentifier;
import org.openmss.ca.issuance.domain.CertificateContent;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.CertificateSubject;
import org.openmss.ca.issuance.domain.CertificateTemplate;
import org.openmss.ca.issuance.domain.MachineName;
import org.openmss.ca.issuance.domain.Oid;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.kernel.Bytes;

/** The template of all profiles (certificate profile 3): what is not the profile's is the same in each. */
@Singleton
class UserCertificateTemplate implements CertificateTemplate {
    private final Hierarchy hierarchy;

    UserCertificateTemplate(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @Override
    public Bytes toBeSigned(CertificateContent content) {
        var issuing = hierarchy.issuer(content.issuer());
        var certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(content.serial().value()));
        certificate.setSignature(AlgorithmIdentifier.getInstance(
                issuing.authority().key().algorithm().signatureIdentifier().toArray()));
        certificate.setIssuer(
                X500Name.getInstance(issuing.certificate().subject().toArray()));
        certificate.setStartDate(new Time(Date.from(content.notBefore())));
        certificate.setEndDate(new Time(Date.from(content.notAfter())));
        certificate.setSubject(name(content.subject()));
        certificate.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(
                content.publicKey().subjectPublicKeyInfo().toArray()));
        try {
            certificate.setExtensions(extensions(content, issuing));
        } catch (IOException impossible) {
            throw new IllegalStateException("an extension of the profile has an encoding", impossible);
        }
        return der(certificate.generateTBSCertificate());
    }

    @Override
    public Bytes encoded(CertificateSubject subject) {
        return der(name(subject));
    }

    private static X500Name name(CertificateSubject subject) {
        return switch (subject) {
            case SubjectName person ->
                new X500Name(new RDN[] {
                    rdn(BCStyle.C, new DERPrintableString(person.countryName(), true)),
                    rdn(BCStyle.SERIALNUMBER, new DERPrintableString(person.serialNumber(), true)),
                    rdn(BCStyle.CN, new DERUTF8String(person.commonName())),
                    rdn(BCStyle.GIVENNAME, new DERUTF8String(person.givenName())),
                    rdn(BCStyle.SURNAME, new DERUTF8String(person.surname())),
                });
            case MachineName machine ->
                new X500Name(new RDN[] {
                    rdn(BCStyle.C, new DERPrintableString(machine.countryName(), true)),
                    rdn(BCStyle.O, new DERUTF8String(machine.organizationName())),
                    rdn(BCStyle.CN, new DERUTF8String(machine.commonName())),
                });
        };
    }

    private Extensions extensions(CertificateContent content, Issuer issuing) throws IOException {
        var key = content.publicKey().subjectPublicKeyInfo();
        var address = hierarchy.address();
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuing.certificate().keyId().toArray()));
        extensions.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new SubjectKeyIdentifier(KeyIdentifier.of(key).toArray()));
        extensions.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(keyUsage(content.profile().keyUsage())));
        extensions.addExtension(
                Extension.certificatePolicies, false, policies(content.profile().policies()));
        extensions.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(content.crlAddress()))), null, null)
        }));
        extensions.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    new AccessDescription(
                            AccessDescription.id_ad_caIssuers, uri(address.certificateOf(issuing.name()))),
                    new AccessDescription(AccessDescription.id_ad_ocsp, uri(address.ocsp()))
                }));
        var uses = content.profile().extendedKeyUsage();
        if (!uses.isEmpty()) {
            extensions.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new DERSequence(
                            uses.stream().map(UserCertificateTemplate::oid).toArray(ASN1Encodable[]::new)));
        }
        if (!content.dnsNames().isEmpty()) {
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(content.dnsNames().stream()
                            .map(name -> new GeneralName(GeneralName.dNSName, name))
                            .toArray(GeneralName[]::new)));
        }
        var statements = StatementTemplate.of(content);
        if (statements.length > 0) {
            extensions.addExtension(Extension.qCStatements, false, new DERSequence(statements));
        }
        return extensions.generate();
    }

    private static int keyUsage(org.openmss.ca.issuance.domain.KeyUsage usage) {
        return switch (usage) {
            case DIGITAL_SIGNATURE -> KeyUsage.digitalSignature;
            case NON_REPUDIATION -> KeyUsage.nonRepudiation;
        };
    }

    private static DERSequence policies(CertificateProfile.Policies policies) {
        var practice = new PolicyQualifierInfo(
                PolicyQualifierId.id_qt_cps,
                new DERIA5String(policies.practiceStatement().toString(), true));
        var all = new ASN1EncodableVector();
        all.add(new PolicyInformation(oid(policies.own()), new DERSequence(practice)));
        policies.standard().ifPresent(standard -> all.add(new PolicyInformation(oid(standard.oid()))));
        return new DERSequence(all);
    }

    private static ASN1ObjectIdentifier oid(Oid oid) {
        return new ASN1ObjectIdentifier(oid.value());
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static RDN rdn(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new RDN(new AttributeTypeAndValue(type, value));
    }

    private static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("a certificate of the profile has an encoding", impossible);
        }
    }
}
