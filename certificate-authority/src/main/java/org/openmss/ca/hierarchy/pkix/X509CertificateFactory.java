package org.openmss.ca.hierarchy.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyIdentifier;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/** The hierarchy's certificates with Bouncy Castle. */
@Singleton
class X509CertificateFactory implements CertificateFactory {
    private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");
    private static final int LONGEST_COMMON_NAME = 64;
    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIFE = Duration.ofDays(10 * 365);
    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private final HierarchyConfig config;
    private final InstantSource clock;
    private final RandomGenerator chance;

    X509CertificateFactory(HierarchyConfig config, InstantSource clock, RandomGenerator chance) {
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public Bytes root(SigningKey key) {
        var name = name("Root CA");
        var self = new Signatory(
                new AuthorityCertificate(
                        Use.ROOT,
                        Bytes.of(new byte[0]),
                        encoded(name),
                        key.publicKey(),
                        Bytes.of(new byte[0]),
                        KeyIdentifier.of(key.publicKey()),
                        notBefore(),
                        notBefore().plus(ROOT_LIFE)),
                List.of(),
                key);
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(key.publicKey()));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(true));
        return sign(self, name, key.publicKey(), ROOT_LIFE, extensions);
    }

    @Override
    public Bytes issuing(AuthorityName name, Bytes publicKey, Signatory root) {
        var address = new PublicAddress(config.publicUrl());
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(root));
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(publicKey));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(0));
        add(
                extensions,
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(new PolicyInformation(ANY_POLICY)));
        add(extensions, Extension.cRLDistributionPoints, false, distributionPoint(address.crlOf(AuthorityName.ROOT)));
        add(
                extensions,
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers, uri(address.certificateOf(AuthorityName.ROOT))));
        return sign(root, name(title(name)), publicKey, ISSUING_LIFE, extensions);
    }

    @Override
    public Bytes responder(Bytes publicKey, Signatory issuing) {
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuing));
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(publicKey));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(extensions, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        add(extensions, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        return sign(issuing, name("OCSP Responder"), publicKey, config.responderLife(), extensions);
    }

    @Override
    public AuthorityCertificate read(Bytes der) {
        var certificate = Certificate.getInstance(der.toArray());
        var keyInfo = certificate.getSubjectPublicKeyInfo();
        var keyId = SubjectKeyIdentifier.fromExtensions(
                certificate.getTBSCertificate().getExtensions());
        if (keyId == null) {
            throw new IllegalArgumentException("a certificate of the hierarchy has a subjectKeyIdentifier");
        }
        return new AuthorityCertificate(
                use(certificate),
                der,
                encoded(certificate.getSubject()),
                encoded(keyInfo),
                Bytes.of(keyInfo.getPublicKeyData().getOctets()),
                Bytes.of(keyId.getKeyIdentifier()),
                certificate.getStartDate().getDate().toInstant(),
                certificate.getEndDate().getDate().toInstant());
    }

    private static Use use(Certificate certificate) {
        var extensions = certificate.getTBSCertificate().getExtensions();
        var constraints = BasicConstraints.fromExtensions(extensions);
        if (constraints != null && constraints.isCA()) {
            return certificate.getSubject().equals(certificate.getIssuer()) ? Use.ROOT : Use.ISSUING;
        }
        var purposes = ExtendedKeyUsage.fromExtensions(extensions);
        if (purposes != null && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)) {
            return Use.OCSP_RESPONDER;
        }
        if (purposes != null && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping)) {
            return Use.TIME_STAMPING;
        }
        throw new IllegalArgumentException(
                "a certificate of the hierarchy is a CA's, an OCSP responder's or a time-stamping authority's");
    }

    /** Each key's CA has a name of its own (certificate profile CA-6). */
    private static String title(AuthorityName name) {
        return name.value().equals("issuing") ? "Issuing CA" : "Issuing CA " + name;
    }

    private Bytes sign(
            Signatory issuer, X500Name subject, Bytes publicKey, Duration life, ExtensionsGenerator extensions) {
        Instant notBefore = notBefore();
        Instant end = notBefore.plus(life).minusSeconds(1);
        Instant latest = issuer.certificate().notAfter();
        var certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(SerialNumbers.draw(chance).value()));
        certificate.setSignature(AlgorithmIdentifier.getInstance(
                issuer.key().algorithm().signatureIdentifier().toArray()));
        certificate.setIssuer(
                X500Name.getInstance(issuer.certificate().subject().toArray()));
        certificate.setStartDate(new Time(Date.from(notBefore)));
        certificate.setEndDate(new Time(Date.from(end.isAfter(latest) ? latest : end)));
        certificate.setSubject(subject);
        certificate.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey.toArray()));
        certificate.setExtensions(extensions.generate());
        return issuer.signed(encoded(certificate.generateTBSCertificate()));
    }

    private Instant notBefore() {
        return clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    }

    private X500Name name(String what) {
        var organization = config.organization();
        String commonName = organization.name() + " " + what;
        if (commonName.length() > LONGEST_COMMON_NAME) {
            throw new IllegalArgumentException(
                    "the CA's common name '" + commonName + "' is over " + LONGEST_COMMON_NAME
                            + " characters (certificate profile ENC-10); shorten mss.ca.organization.name or the CA's name");
        }
        return new X500Name(new RDN[] {
            new RDN(new AttributeTypeAndValue(BCStyle.C, new DERPrintableString(organization.country()))),
            new RDN(new AttributeTypeAndValue(BCStyle.O, new DERUTF8String(organization.name()))),
            new RDN(new AttributeTypeAndValue(
                    BCStyle.ORGANIZATION_IDENTIFIER, new DERUTF8String(organization.identifier()))),
            new RDN(new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String(commonName))),
        });
    }

    private static AuthorityKeyIdentifier authorityKeyIdentifier(Signatory issuer) {
        return new AuthorityKeyIdentifier(issuer.certificate().keyId().toArray());
    }

    private static SubjectKeyIdentifier subjectKeyIdentifier(Bytes publicKey) {
        return new SubjectKeyIdentifier(KeyIdentifier.of(publicKey).toArray());
    }

    private static CRLDistPoint distributionPoint(String address) {
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(address))), null, null)
        });
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static void add(
            ExtensionsGenerator extensions, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(type, critical, value);
        } catch (IOException impossible) {
            throw new IllegalStateException("an extension of ours has an encoding", impossible);
        }
    }

    private static Bytes encoded(ASN1Encodable value) {
        try {
            return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException("a certificate of ours has an encoding", impossible);
        }
    }
}
