package org.openmss.ca.issuance.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
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
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.CertificateContent;
import org.openmss.ca.issuance.domain.CertificateTemplate;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

/** The template of both user profiles (certificate profile 3): they differ in key usage and policy alone. */
@Singleton
class UserCertificateTemplate implements CertificateTemplate {
    /** EN 319 411-1: the key is in a secure device. */
    private static final ASN1ObjectIdentifier NCP_PLUS = new ASN1ObjectIdentifier("0.4.0.2042.1.2");
    /** RFC 3739, 3.2.6.1: what follows explains the attributes of the subject. */
    private static final ASN1ObjectIdentifier PKIX_QC_SYNTAX_V2 = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.11.2");
    /** EN 319 412-1, 5.1.3. */
    private static final ASN1ObjectIdentifier NATURAL_PERSON_SEMANTICS = new ASN1ObjectIdentifier("0.4.0.194121.1.1");

    private final Hierarchy hierarchy;
    private final IssuanceConfig config;

    UserCertificateTemplate(Hierarchy hierarchy, IssuanceConfig config) {
        this.hierarchy = hierarchy;
        this.config = config;
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
    public Bytes encoded(SubjectName subject) {
        return der(name(subject));
    }

    private static X500Name name(SubjectName subject) {
        return new X500Name(new RDN[] {
            rdn(BCStyle.C, new DERPrintableString(subject.countryName(), true)),
            rdn(BCStyle.SERIALNUMBER, new DERPrintableString(subject.serialNumber(), true)),
            rdn(BCStyle.CN, new DERUTF8String(subject.commonName())),
            rdn(BCStyle.GIVENNAME, new DERUTF8String(subject.givenName())),
            rdn(BCStyle.SURNAME, new DERUTF8String(subject.surname())),
        });
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
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage(content.purpose())));
        extensions.addExtension(Extension.certificatePolicies, false, policies(content.purpose()));
        extensions.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(
                    new DistributionPointName(new GeneralNames(uri(address.crlOf(issuing.name())))), null, null)
        }));
        extensions.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    new AccessDescription(
                            AccessDescription.id_ad_caIssuers, uri(address.certificateOf(issuing.name()))),
                    new AccessDescription(AccessDescription.id_ad_ocsp, uri(address.ocsp()))
                }));
        if (content.subject().hasSemanticSerialNumber()) {
            extensions.addExtension(Extension.qCStatements, false, new DERSequence(new DERSequence(new ASN1Encodable[] {
                PKIX_QC_SYNTAX_V2, new DERSequence(NATURAL_PERSON_SEMANTICS)
            })));
        }
        return extensions.generate();
    }

    private static int keyUsage(KeyPurpose purpose) {
        return switch (purpose) {
            case AUTHENTICATION -> KeyUsage.digitalSignature;
            case SIGNATURE -> KeyUsage.nonRepudiation;
        };
    }

    private DERSequence policies(KeyPurpose purpose) {
        String own = switch (purpose) {
            case AUTHENTICATION -> config.authenticationPolicy();
            case SIGNATURE -> config.signaturePolicy();
        };
        var practice = new PolicyQualifierInfo(
                PolicyQualifierId.id_qt_cps,
                new DERIA5String(config.practiceStatement().toString(), true));
        return new DERSequence(new ASN1Encodable[] {
            new PolicyInformation(new ASN1ObjectIdentifier(own), new DERSequence(practice)),
            new PolicyInformation(NCP_PLUS)
        });
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
