package org.openmss.ca.hierarchy.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
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
import org.bouncycastle.asn1.x509.PrivateKeyUsagePeriod;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.AuthorityProfileCheck;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyIdentifier;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/** The hierarchy's certificates with Bouncy Castle. */
@Singleton
public final class X509CertificateFactory implements CertificateFactory {
    private static final ASN1ObjectIdentifier ANY_POLICY = new ASN1ObjectIdentifier("2.5.29.32.0");
    private static final int LONGEST_COMMON_NAME = 64;
    private static final Duration ROOT_LIFE = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_LIFE = Duration.ofDays(10 * 365);
    private static final Duration WAITING_LIFE = Duration.ofDays(90);
    private static final Duration RECORD_LIFE = Duration.ofDays(1);
    /** Each time-stamping key has a name of its own: the first digits of its hash. */
    private static final int UNIT_DIGITS = 8;

    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private final HierarchyConfig config;
    private final InstantSource clock;
    private final RandomGenerator chance;

    private record Validity(Instant notBefore, Instant notAfter) {
        Validity endingBy(Instant latest) {
            return new Validity(notBefore, notAfter.isAfter(latest) ? latest : notAfter);
        }
    }

    public X509CertificateFactory(HierarchyConfig config, InstantSource clock, RandomGenerator chance) {
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public Bytes root(SigningKey key) {
        var name = name("Root CA");
        var validity = validity(ROOT_LIFE);
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(key.publicKey()));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        add(extensions, Extension.basicConstraints, true, new BasicConstraints(true));
        return sign(
                self(Use.ROOT, name, validity, key),
                name,
                key.publicKey(),
                validity,
                extensions,
                AuthorityProfileCheck::root);
    }

    @Override
    public Bytes waiting(AuthorityName name, SigningKey key) {
        var subject = name(title(name));
        var validity = validity(WAITING_LIFE);
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(key.publicKey()));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return sign(
                self(Use.WAITING, subject, validity, key),
                subject,
                key.publicKey(),
                validity,
                extensions,
                AuthorityProfileCheck::waiting);
    }

    /** A key as the issuer of its own certificate, which is not there yet. */
    private static Signatory self(Use use, X500Name name, Validity validity, SigningKey key) {
        return new Signatory(
                new AuthorityCertificate(
                        use,
                        Bytes.of(new byte[0]),
                        encoded(name),
                        key.publicKey(),
                        Bytes.of(new byte[0]),
                        KeyIdentifier.of(key.publicKey()),
                        validity.notBefore(),
                        validity.notAfter(),
                        validity.notAfter()),
                List.of(),
                key);
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
        return sign(
                root,
                name(title(name)),
                publicKey,
                validity(ISSUING_LIFE, root),
                extensions,
                (toBeSigned, signer) -> AuthorityProfileCheck.issuing(toBeSigned, signer, address));
    }

    @Override
    public void requireFits(AuthorityName name) {
        name(title(name));
    }

    @Override
    public Bytes responder(Bytes publicKey, Signatory issuing) {
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuing));
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(publicKey));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(extensions, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        add(extensions, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        return sign(
                issuing,
                name("OCSP Responder"),
                publicKey,
                validity(config.responderLife(), issuing),
                extensions,
                AuthorityProfileCheck::responder);
    }

    @Override
    public Bytes timeStamping(Bytes publicKey, AuthorityName issuer, Signatory issuing) {
        var address = new PublicAddress(config.publicUrl());
        var validity = validity(config.timeStamping().life(), issuing);
        Instant signsUntil = validity.notBefore().plus(config.timeStamping().use());
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuing));
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(publicKey));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        add(extensions, Extension.privateKeyUsagePeriod, false, keyUsagePeriod(validity.endingBy(signsUntil)));
        add(extensions, Extension.cRLDistributionPoints, false, distributionPoint(address.crlOf(issuer)));
        add(extensions, Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_caIssuers, uri(address.certificateOf(issuer))),
            new AccessDescription(AccessDescription.id_ad_ocsp, uri(address.ocsp()))
        }));
        add(extensions, Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        String unit = publicKey.sha256().toHex().substring(0, UNIT_DIGITS);
        return sign(
                issuing,
                name("Time Stamping " + unit),
                publicKey,
                validity,
                extensions,
                (toBeSigned, signer) -> AuthorityProfileCheck.timeStamping(toBeSigned, signer, issuer, address));
    }

    @Override
    public Bytes record(Bytes publicKey, Signatory issuing) {
        var extensions = new ExtensionsGenerator();
        add(extensions, Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(issuing));
        add(extensions, Extension.subjectKeyIdentifier, false, subjectKeyIdentifier(publicKey));
        add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return sign(
                issuing,
                name("Key Ceremony"),
                publicKey,
                validity(RECORD_LIFE, issuing),
                extensions,
                AuthorityProfileCheck::ceremonyRecord);
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
        Instant notAfter = certificate.getEndDate().getDate().toInstant();
        return new AuthorityCertificate(
                use(certificate),
                der,
                encoded(certificate.getSubject()),
                encoded(keyInfo),
                Bytes.of(keyInfo.getPublicKeyData().getOctets()),
                Bytes.of(keyId.getKeyIdentifier()),
                certificate.getStartDate().getDate().toInstant(),
                notAfter,
                signsUntil(certificate).orElse(notAfter));
    }

    private static Optional<Instant> signsUntil(Certificate certificate) {
        var period = certificate
                .getTBSCertificate()
                .getExtensions()
                .getExtensionParsedValue(Extension.privateKeyUsagePeriod);
        if (period == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PrivateKeyUsagePeriod.getInstance(period)
                    .getNotAfter()
                    .getDate()
                    .toInstant());
        } catch (ParseException noTime) {
            throw new IllegalArgumentException("the privateKeyUsagePeriod has no time in it", noTime);
        }
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
        if (certificate.getSubject().equals(certificate.getIssuer())) {
            return Use.WAITING;
        }
        throw new IllegalArgumentException(
                "a certificate of the hierarchy is a CA's, an OCSP responder's or a time-stamping authority's");
    }

    /** Each key's CA has a name of its own (certificate profile CA-6). */
    private static String title(AuthorityName name) {
        return name.value().equals("issuing") ? "Issuing CA" : "Issuing CA " + name;
    }

    private Bytes sign(
            Signatory issuer,
            X500Name subject,
            Bytes publicKey,
            Validity validity,
            ExtensionsGenerator extensions,
            BiConsumer<Bytes, Signatory> profileCheck) {
        var certificate = new V3TBSCertificateGenerator();
        certificate.setSerialNumber(new ASN1Integer(SerialNumbers.draw(chance).value()));
        certificate.setSignature(AlgorithmIdentifier.getInstance(
                issuer.key().algorithm().signatureIdentifier().toArray()));
        certificate.setIssuer(
                X500Name.getInstance(issuer.certificate().subject().toArray()));
        certificate.setStartDate(new Time(Date.from(validity.notBefore())));
        certificate.setEndDate(new Time(Date.from(validity.notAfter())));
        certificate.setSubject(subject);
        certificate.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(publicKey.toArray()));
        certificate.setExtensions(extensions.generate());
        Bytes toBeSigned = encoded(certificate.generateTBSCertificate());
        profileCheck.accept(toBeSigned, issuer);
        return issuer.signed(toBeSigned);
    }

    private Validity validity(Duration life) {
        Instant notBefore = clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        return new Validity(notBefore, notBefore.plus(life).minusSeconds(1));
    }

    private Validity validity(Duration life, Signatory issuer) {
        return validity(life).endingBy(issuer.certificate().notAfter());
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

    private static ASN1Encodable keyUsagePeriod(Validity period) {
        return new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 0, new DERGeneralizedTime(Date.from(period.notBefore()))),
            new DERTaggedObject(false, 1, new DERGeneralizedTime(Date.from(period.notAfter())))
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
