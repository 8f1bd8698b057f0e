package org.openmss.ca.issuance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.Card;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.issuance.pkix.Templates;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

class ProfileCheckTest {
    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final Hierarchy HIERARCHY = HierarchyInMemory.create(() -> NOW.minus(Duration.ofDays(1)));
    private static final int SERIAL = 1;
    private static final int ALGORITHM = 2;
    private static final int ISSUER = 3;
    private static final int VALIDITY = 4;
    private static final int SUBJECT = 5;
    private static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    private static CertificateContent content(KeyPurpose purpose, String serialNumber) {
        return new CertificateContent(
                HIERARCHY.issuing().id(),
                SerialNumbers.draw(new SecureRandom()),
                purpose,
                new SubjectName("IS", "Anna", "Jónsdóttir", serialNumber),
                new UserPublicKey(new Card().publicKey()),
                NOW.minusSeconds(60),
                NOW.plus(Duration.ofDays(1000)));
    }

    private static Bytes toBeSigned(CertificateContent content) {
        return Templates.of(HIERARCHY).toBeSigned(content);
    }

    private static ApprovedCertificate check(Bytes toBeSigned, CertificateContent content) {
        var issuing = HIERARCHY.issuing();
        return new ProfileCheck(issuing.certificate(), issuing.authority().key().algorithm())
                .approve(toBeSigned, content, NOW);
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void whatTheTemplateMakesIsApproved(KeyPurpose purpose) {
        for (String serialNumber : List.of("4711", "PNOIS-4711", "PASIS-A1", "LV:LV-4711")) {
            var content = content(purpose, serialNumber);
            var toBeSigned = toBeSigned(content);

            assertThat(check(toBeSigned, content).toBeSigned()).isEqualTo(toBeSigned);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aCertificateThatBreaksOneRuleIsRefusedByItsName(
            String rule, String what, UnaryOperator<List<ASN1Encodable>> change) throws IOException {
        var content = content(KeyPurpose.SIGNATURE, "4711");
        var fields = new ArrayList<ASN1Encodable>();
        ASN1Sequence.getInstance(toBeSigned(content).toArray()).forEach(fields::add);

        var broken = der(new DERSequence(change.apply(fields).toArray(ASN1Encodable[]::new)));

        assertThatThrownBy(() -> check(broken, content))
                .as(what)
                .isInstanceOfSatisfying(
                        ProfileViolation.class,
                        violation -> assertThat(violation.rule()).isEqualTo(rule));
    }

    static Stream<Arguments> aCertificateThatBreaksOneRuleIsRefusedByItsName() throws IOException {
        var other = new Card();
        return Stream.of(
                breaking("USR-1", "version 2", f -> with(f, 0, new DERTaggedObject(true, 0, new ASN1Integer(1)))),
                breaking("SER-2", "short serial", f -> with(f, SERIAL, new ASN1Integer(17))),
                breaking(
                        "SER-2",
                        "negative serial",
                        f -> with(
                                f,
                                SERIAL,
                                new ASN1Integer(BigInteger.ONE.shiftLeft(158).negate()))),
                breaking(
                        "SER-4",
                        "another serial",
                        f -> with(
                                f,
                                SERIAL,
                                new ASN1Integer(
                                        SerialNumbers.draw(new SecureRandom()).value()))),
                breaking("ENC-4", "another algorithm", f -> with(f, ALGORITHM, parsed("300a06082a8648ce3d040303"))),
                breaking("ENC-4", "NULL parameters", f -> with(f, ALGORITHM, parsed("300c06082a8648ce3d0403020500"))),
                breaking("ENC-12", "another issuer", f -> with(f, ISSUER, f.get(SUBJECT))),
                breaking(
                        "USR-2",
                        "another validity",
                        f -> with(f, VALIDITY, new DERSequence(new ASN1Encodable[] {
                            new DERUTCTime("300601120000Z"), new DERUTCTime("310601120000Z")
                        }))),
                breaking(
                        "ENC-7",
                        "GeneralizedTime before 2050",
                        f -> with(f, VALIDITY, new DERSequence(new ASN1Encodable[] {
                            new ASN1GeneralizedTime("20300601115900Z"), new ASN1GeneralizedTime("20330101000000Z")
                        }))),
                breaking(
                        "ENC-9",
                        "two attributes in an RDN",
                        f -> with(f, SUBJECT, subject(f, 0, new DERSet(new ASN1Encodable[] {
                            attribute(BCStyle.C, new DERPrintableString("IS")),
                            attribute(BCStyle.O, new DERUTF8String("x"))
                        })))),
                breaking(
                        "ENC-8",
                        "country in UTF-8",
                        f -> with(f, SUBJECT, subject(f, 0, rdn(BCStyle.C, new DERUTF8String("IS"))))),
                breaking(
                        "USR-3",
                        "another name",
                        f -> with(f, SUBJECT, subject(f, 2, rdn(BCStyle.CN, new DERUTF8String("Bob"))))),
                breaking(
                        "USR-3",
                        "a pseudonym for the surname",
                        f -> with(f, SUBJECT, subject(f, 4, rdn(BCStyle.PSEUDONYM, new DERUTF8String("Jónsdóttir"))))),
                breaking(
                        "USR-8",
                        "another key",
                        f -> with(f, KEY, parsed(other.publicKey().toHex()))),
                breaking(
                        "ENC-13",
                        "a unique id",
                        f -> plus(f, 7, new DERTaggedObject(false, 1, new DERBitString(new byte[1])))),
                breaking(
                        "USR-31",
                        "one extension too many",
                        f -> extensions(f, e -> plus(e, 6, extension("2.999.1", false, new DERUTF8String("x"))))),
                breaking(
                        "USR-31",
                        "extended key usage",
                        f -> extensions(
                                f,
                                e -> plus(
                                        e,
                                        6,
                                        extension(
                                                "2.5.29.37",
                                                false,
                                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))))),
                breaking(
                        "USR-31",
                        "basic constraints",
                        f -> extensions(f, e -> plus(e, 6, extension("2.5.29.19", true, new BasicConstraints(false))))),
                breaking("USR-31", "no policies", f -> extensions(f, e -> e.subList(0, 3))),
                breaking(
                        "USR-31",
                        "key usage not critical",
                        f -> extensions(
                                f,
                                e -> with(e, 2, extension("2.5.29.15", false, new KeyUsage(KeyUsage.nonRepudiation))))),
                breaking("ENC-13", "an extension twice", f -> extensions(f, e -> plus(e, 6, e.getFirst()))),
                breaking(
                        "USR-20",
                        "another authority key",
                        f -> extensions(
                                f,
                                e -> with(
                                        e,
                                        0,
                                        extension(
                                                "2.5.29.35",
                                                false,
                                                new DERSequence(new DERTaggedObject(
                                                        false, 0, new DEROctetString(new byte[20]))))))),
                breaking(
                        "USR-21",
                        "another subject key id",
                        f -> extensions(
                                f,
                                e -> with(
                                        e, 1, extension("2.5.29.14", false, new SubjectKeyIdentifier(new byte[20]))))),
                breaking(
                        "USR-22",
                        "digitalSignature",
                        f -> extensions(
                                f,
                                e -> with(
                                        e, 2, extension("2.5.29.15", true, new KeyUsage(KeyUsage.digitalSignature))))),
                breaking(
                        "USR-22",
                        "mixed key usage",
                        f -> extensions(
                                f,
                                e -> with(
                                        e,
                                        2,
                                        extension(
                                                "2.5.29.15",
                                                true,
                                                new KeyUsage(KeyUsage.nonRepudiation | KeyUsage.digitalSignature))))),
                breaking(
                        "USR-23",
                        "NCP instead of NCP+",
                        f -> extensions(f, e -> with(e, 3, replaced(e.get(3), "04008f7a0102", "04008f7a0101")))),
                breaking(
                        "USR-24",
                        "https distribution point",
                        f -> extensions(f, e -> with(e, 4, replaced(e.get(4), ascii("http://"), ascii("ldap://"))))),
                breaking(
                        "USR-25",
                        "OCSP not over http",
                        f -> extensions(f, e -> with(e, 5, replaced(e.get(5), ascii("http://"), ascii("ldap://"))))));
    }

    @Test
    void theExplanationOfAKnownFormIsDemanded() throws IOException {
        var content = content(KeyPurpose.SIGNATURE, "PNOIS-4711");
        var fields = new ArrayList<ASN1Encodable>();
        ASN1Sequence.getInstance(toBeSigned(content).toArray()).forEach(fields::add);
        var without =
                der(new DERSequence(extensions(fields, e -> e.subList(0, 6)).toArray(ASN1Encodable[]::new)));

        assertThatThrownBy(() -> check(without, content)).isInstanceOf(ProfileViolation.class);
    }

    @Test
    void whatIsNotDerIsRefused() {
        var content = content(KeyPurpose.SIGNATURE, "4711");
        byte[] right = toBeSigned(content).toArray();
        byte[] longLength = new byte[right.length + 1];
        longLength[0] = right[0];
        longLength[1] = (byte) 0x83;
        System.arraycopy(right, 2, longLength, 3, right.length - 2);
        byte[] trailing = Arrays.copyOf(right, right.length + 1);

        for (byte[] wrong : List.of(longLength, trailing, new byte[0], new byte[] {0x30})) {
            assertThatThrownBy(() -> check(Bytes.of(wrong), content)).hasMessageStartingWith("ENC-1:");
        }
    }

    @Test
    void noChangedBitIsApproved() {
        var content = content(KeyPurpose.SIGNATURE, "PNOIS-4711");
        byte[] right = toBeSigned(content).toArray();
        int passed = 0;
        for (int i = 0; i < right.length * 8; i++) {
            byte[] changed = right.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            try {
                check(Bytes.of(changed), content);
                passed++;
            } catch (ProfileViolation refused) {
                continue;
            }
        }
        // What is left free: our own policy OID and the letters of the addresses, which are configuration.
        assertThat(passed).isLessThan(8 * 170);
    }

    @Test
    void aCertificateIssuedTooEarlyTooLateOrForTooLongIsRefused() {
        var content = content(KeyPurpose.SIGNATURE, "4711");
        var issuing = HIERARCHY.issuing();
        var check = new ProfileCheck(
                issuing.certificate(), issuing.authority().key().algorithm());
        var toBeSigned = toBeSigned(content);
        var tooLong = new CertificateContent(
                content.issuer(),
                content.serial(),
                content.purpose(),
                content.subject(),
                content.publicKey(),
                content.notBefore(),
                issuing.certificate().notAfter().plusSeconds(1));

        assertThatThrownBy(() -> check.approve(toBeSigned, content, NOW.minusSeconds(61)))
                .hasMessageStartingWith("USR-2:");
        assertThatThrownBy(() -> check.approve(toBeSigned, content, NOW.plusSeconds(241)))
                .hasMessageStartingWith("USR-2:");
        assertThatThrownBy(() -> check.approve(toBeSigned(tooLong), tooLong, NOW))
                .hasMessageStartingWith("USR-2:");
    }

    // ---- how certificates are broken

    private static Arguments breaking(String rule, String what, UnaryOperator<List<ASN1Encodable>> change) {
        return Arguments.of(rule, what, change);
    }

    private static List<ASN1Encodable> with(List<ASN1Encodable> list, int index, ASN1Encodable value) {
        var changed = new ArrayList<>(list);
        changed.set(index, value);
        return changed;
    }

    private static List<ASN1Encodable> plus(List<ASN1Encodable> list, int index, ASN1Encodable value) {
        var changed = new ArrayList<>(list);
        changed.add(index, value);
        return changed;
    }

    private static ASN1Encodable subject(List<ASN1Encodable> fields, int index, ASN1Encodable rdn) {
        var rdns = new ArrayList<ASN1Encodable>();
        ASN1Sequence.getInstance(fields.get(SUBJECT)).forEach(rdns::add);
        rdns.set(index, rdn);
        return new DERSequence(rdns.toArray(ASN1Encodable[]::new));
    }

    private static ASN1Encodable rdn(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSet(attribute(type, value));
    }

    private static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSequence(new ASN1Encodable[] {type, value});
    }

    private static List<ASN1Encodable> extensions(
            List<ASN1Encodable> fields, UnaryOperator<List<ASN1Encodable>> change) {
        var present = Extensions.getInstance(ASN1TaggedObject.getInstance(fields.get(EXTENSIONS)), true);
        var list = new ArrayList<ASN1Encodable>();
        ASN1Sequence.getInstance(present.toASN1Primitive()).forEach(list::add);
        var changed = new DERSequence(change.apply(list).toArray(ASN1Encodable[]::new));
        return with(fields, EXTENSIONS, new DERTaggedObject(true, 3, changed));
    }

    private static ASN1Encodable extension(String oid, boolean critical, ASN1Encodable value) {
        return new Extension(new ASN1ObjectIdentifier(oid), critical, der(value).toArray());
    }

    private static ASN1Encodable replaced(ASN1Encodable value, String before, String after) {
        return parsed(der(value).toHex().replace(before, after));
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ASN1Encodable parsed(String hex) {
        try {
            return ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
