package org.openmss.ca.hierarchy.domain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/**
 * The look at a certificate of the hierarchy before it is signed (certificate profile 4, 5 and LNT-1), on the exact bytes, read by the
 * JDK and not by the library that built them. Values of extensions are compared with the one encoding that they can have.
 */
public final class AuthorityProfileCheck {
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String POLICIES = "2.5.29.32";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String KEY_USAGE_PERIOD = "2.5.29.16";
    private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";

    private static final String SIGNS_CERTIFICATES_AND_CRLS = "03020106";
    private static final String SIGNS_ANSWERS = "03020780";
    private static final String A_CA = "30030101ff";
    private static final String A_CA_ABOVE_NO_OTHER = "30060101ff020100";
    private static final String ANY_POLICY = "300830060604551d2000";
    private static final String OCSP_SIGNING = "300a06082b06010505070309";
    private static final String TIME_STAMPING = "300a06082b06010505070308";
    private static final String OCSP = "06082b06010505073001";
    private static final String CA_ISSUERS = "06082b06010505073002";
    /** The whole extension, since the JDK does not tell its value: SEQUENCE { OID, OCTET STRING { NULL } }. */
    private static final String NO_CHECK_NULL = "300f06092b060105050730010504020500";

    private static final int URI = 0x86;
    private static final int SERIAL_OCTETS = 20;
    private static final Duration LONGEST_RESPONDER_LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_TIME_STAMPING = Duration.ofDays(2 * 365);

    private final X509Certificate certificate;
    private final AuthorityCertificate issuer;

    private AuthorityProfileCheck(Bytes toBeSigned, Signatory issuer) {
        this(issuer.unsigned(toBeSigned), issuer.certificate());
    }

    private AuthorityProfileCheck(Bytes certificate, AuthorityCertificate issuer) {
        this.issuer = issuer;
        this.certificate = parse(certificate);
    }

    /** @throws AuthorityProfileViolation where the bytes break a rule, which it names */
    public static void root(Bytes toBeSigned, Signatory self) {
        var check = new AuthorityProfileCheck(toBeSigned, self);
        check.common();
        check.require(check.issuer.use() == AuthorityCertificate.Use.ROOT, "CA-1", "a root signs itself");
        check.authority(A_CA);
        check.extensions("CA-4", Set.of(SUBJECT_KEY_IDENTIFIER), Set.of(KEY_USAGE, BASIC_CONSTRAINTS));
    }

    /** @throws AuthorityProfileViolation where the bytes break a rule, which it names */
    public static void issuing(Bytes toBeSigned, Signatory root, PublicAddress address) {
        new AuthorityProfileCheck(toBeSigned, root).issuing(address);
    }

    /**
     * The same look at a finished certificate, which the root has made elsewhere; its signature is not looked at.
     *
     * @throws AuthorityProfileViolation where the certificate breaks a rule, which it names
     */
    public static void issued(Bytes certificate, AuthorityCertificate root, PublicAddress address) {
        new AuthorityProfileCheck(certificate, root).issuing(address);
    }

    private void issuing(PublicAddress address) {
        common();
        require(issuer.use() == AuthorityCertificate.Use.ROOT, "CA-1", "the root alone certifies CAs");
        authority(A_CA_ABOVE_NO_OTHER);
        extensions(
                "CA-4",
                Set.of(
                        AUTHORITY_KEY_IDENTIFIER,
                        SUBJECT_KEY_IDENTIFIER,
                        POLICIES,
                        DISTRIBUTION_POINTS,
                        INFORMATION_ACCESS),
                Set.of(KEY_USAGE, BASIC_CONSTRAINTS));
        authorityKeyIdentifier("CA-4");
        value(POLICIES, ANY_POLICY, "CA-4", "the policy is not anyPolicy alone");
        String crl = element(0xa0, element(0xa0, uri(address.crlOf(AuthorityName.ROOT))));
        value(
                DISTRIBUTION_POINTS,
                sequence(sequence(crl)),
                "CA-4",
                "the distribution point is not the address of the root's CRL");
        value(
                INFORMATION_ACCESS,
                sequence(sequence(CA_ISSUERS + uri(address.certificateOf(AuthorityName.ROOT)))),
                "CA-4",
                "the access is not the address of the root's certificate");
    }

    /** @throws AuthorityProfileViolation where the bytes break a rule, which it names */
    public static void responder(Bytes toBeSigned, Signatory issuing) {
        var check = new AuthorityProfileCheck(toBeSigned, issuing);
        check.common();
        check.require(
                check.issuer.use() == AuthorityCertificate.Use.ISSUING, "RSP-1", "a responder is its issuing CA's own");
        check.authorityKeyIdentifier("RSP-1");
        check.value(EXTENDED_KEY_USAGE, OCSP_SIGNING, "RSP-2", "the purpose is not OCSP signing alone");
        check.value(KEY_USAGE, SIGNS_ANSWERS, "RSP-2", "the key usage is not digitalSignature alone");
        check.require(
                toBeSigned.toHex().contains(NO_CHECK_NULL), "RSP-3", "ocsp-nocheck is missing, critical or not NULL");
        check.subjectKeyIdentifier();
        check.extensions(
                "RSP-4",
                Set.of(AUTHORITY_KEY_IDENTIFIER, SUBJECT_KEY_IDENTIFIER, EXTENDED_KEY_USAGE, NO_CHECK),
                Set.of(KEY_USAGE));
        var life = Duration.between(
                check.certificate.getNotBefore().toInstant(),
                check.certificate.getNotAfter().toInstant());
        check.require(life.compareTo(LONGEST_RESPONDER_LIFE) <= 0, "RSP-4", "it lives over 90 days");
    }

    /** @throws AuthorityProfileViolation where the bytes break a rule, which it names */
    public static void timeStamping(Bytes toBeSigned, Signatory issuing, AuthorityName issuer, PublicAddress address) {
        var check = new AuthorityProfileCheck(toBeSigned, issuing);
        check.common();
        check.require(
                check.issuer.use() == AuthorityCertificate.Use.ISSUING,
                "TSA-1",
                "an issuing CA certifies a time-stamping key");
        check.authorityKeyIdentifier("TSA-1");
        check.value(EXTENDED_KEY_USAGE, TIME_STAMPING, "TSA-2", "the purpose is not time-stamping alone");
        check.value(KEY_USAGE, SIGNS_ANSWERS, "TSA-2", "the key usage is not digitalSignature alone");
        check.subjectKeyIdentifier();
        check.keyUsagePeriod();
        check.value(
                DISTRIBUTION_POINTS,
                sequence(sequence(element(0xa0, element(0xa0, uri(address.crlOf(issuer)))))),
                "TSA-4",
                "the distribution point is not the address of the CA's CRL");
        check.value(
                INFORMATION_ACCESS,
                sequence(sequence(CA_ISSUERS + uri(address.certificateOf(issuer)))
                        + sequence(OCSP + uri(address.ocsp()))),
                "TSA-4",
                "the accesses are not the addresses of the CA's certificate and its responder");
        check.extensions(
                "TSA-2",
                Set.of(
                        AUTHORITY_KEY_IDENTIFIER,
                        SUBJECT_KEY_IDENTIFIER,
                        KEY_USAGE_PERIOD,
                        DISTRIBUTION_POINTS,
                        INFORMATION_ACCESS),
                Set.of(KEY_USAGE, EXTENDED_KEY_USAGE));
    }

    /** The key signs from the certificate's first moment, and ends before it, so that time-stamps can be checked afterwards. */
    private void keyUsagePeriod() {
        byte[] found = certificate.getExtensionValue(KEY_USAGE_PERIOD);
        var period = found == null ? Optional.<KeyUsagePeriod>empty() : KeyUsagePeriod.read(Bytes.of(found));
        require(
                period.filter(when -> when.from()
                                        .equals(certificate.getNotBefore().toInstant())
                                && when.to().isAfter(when.from())
                                && !when.to().isAfter(certificate.getNotAfter().toInstant())
                                && Duration.between(when.from(), when.to()).compareTo(LONGEST_TIME_STAMPING) <= 0)
                        .isPresent(),
                "TSA-3",
                "the key does not sign from notBefore on, within the certificate's life and for at most two years");
    }

    /** For a ceremony's record: signs, and soon no more. */
    public static void ceremonyRecord(Bytes toBeSigned, Signatory issuing) {
        var check = new AuthorityProfileCheck(toBeSigned, issuing);
        check.common();
        check.authorityKeyIdentifier("CA-7");
        check.value(KEY_USAGE, SIGNS_ANSWERS, "CA-7", "the key usage is not digitalSignature alone");
        check.subjectKeyIdentifier();
        check.extensions("CA-7", Set.of(AUTHORITY_KEY_IDENTIFIER, SUBJECT_KEY_IDENTIFIER), Set.of(KEY_USAGE));
    }

    /** Holds a certificate's place: no CA, no purpose, nothing that anybody would accept. */
    public static void waiting(Bytes toBeSigned, Signatory self) {
        var check = new AuthorityProfileCheck(toBeSigned, self);
        check.common();
        check.value(KEY_USAGE, SIGNS_ANSWERS, "CA-7", "the key usage is not digitalSignature alone");
        check.subjectKeyIdentifier();
        check.extensions("CA-7", Set.of(SUBJECT_KEY_IDENTIFIER), Set.of(KEY_USAGE));
    }

    private void common() {
        byte[] serial = certificate.getSerialNumber().toByteArray();
        require(
                serial.length == SERIAL_OCTETS && serial[0] > 0,
                "SER-2",
                "a serial is 20 octets, the first neither 0 nor negative");
        require(
                Bytes.of(certificate.getIssuerX500Principal().getEncoded()).equals(issuer.subject()),
                "ENC-12",
                "the issuer is not the byte copy of the CA's name");
        require(
                certificate.getNotBefore().before(certificate.getNotAfter())
                        && !certificate.getNotBefore().toInstant().isBefore(issuer.notBefore())
                        && !certificate.getNotAfter().toInstant().isAfter(issuer.notAfter()),
                "USR-2",
                "the validity is not within that of the CA");
        new AuthoritySubject(certificate.getSubjectX500Principal()).check();
    }

    private void authority(String constraints) {
        value(BASIC_CONSTRAINTS, constraints, "CA-2", "the basic constraints are not those of this kind of CA");
        value(KEY_USAGE, SIGNS_CERTIFICATES_AND_CRLS, "CA-2", "the key usage is not keyCertSign and cRLSign alone");
        subjectKeyIdentifier();
    }

    private void subjectKeyIdentifier() {
        var identifier = KeyIdentifier.of(Bytes.of(certificate.getPublicKey().getEncoded()));
        value(SUBJECT_KEY_IDENTIFIER, "0414" + identifier.toHex(), "CA-2", "the key identifier is not that of the key");
    }

    private void authorityKeyIdentifier(String rule) {
        String keyId = issuer.keyId().toHex();
        value(AUTHORITY_KEY_IDENTIFIER, "30168014" + keyId, rule, "the authority's key identifier is not the signer's");
    }

    private void extensions(String rule, Set<String> plain, Set<String> critical) {
        require(critical.equals(oids(certificate.getCriticalExtensionOIDs())), rule, "other extensions are critical");
        require(
                plain.equals(oids(certificate.getNonCriticalExtensionOIDs())),
                rule,
                "an extension is missing, or there is one too many");
    }

    private static Set<String> oids(@Nullable Set<String> found) {
        return found == null ? Set.of() : new HashSet<>(found);
    }

    private void value(String oid, String expected, String rule, String otherwise) {
        byte[] found = certificate.getExtensionValue(oid);
        String whole = element(0x04, expected);
        require(found != null && HexFormat.of().formatHex(found).equals(whole), rule, otherwise);
    }

    /**
     * The JDK also refuses another version than v3, where there are extensions, and an inner signature algorithm that is not the outer one,
     * which is the key's own.
     */
    private static X509Certificate parse(Bytes der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray()));
        } catch (CertificateException unreadable) {
            String why = String.valueOf(unreadable.getMessage());
            throw new AuthorityProfileViolation(why.contains("lgorithm mismatch") ? "ENC-4" : "ENC-1", why);
        }
    }

    private static String uri(String address) {
        return element(URI, HexFormat.of().formatHex(address.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String sequence(String content) {
        return element(0x30, content);
    }

    /** An element in hex. */
    private static String element(int tag, String content) {
        int length = content.length() / 2;
        String form = length < 0x80 ? "%02x%02x" : length < 0x100 ? "%02x81%02x" : "%02x82%04x";
        return form.formatted(tag, length) + content;
    }

    private void require(boolean holds, String rule, String otherwise) {
        if (!holds) {
            throw new AuthorityProfileViolation(rule, otherwise);
        }
    }
}
