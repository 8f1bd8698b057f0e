package org.openmss.ca.hierarchy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.kernel.Bytes;

class AuthorityProfileCheckTest {
    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final Hierarchy HIERARCHY = HierarchyInMemory.create(() -> NOW);
    private static final Signatory ROOT = HIERARCHY.root().signatory().orElseThrow();
    private static final Signatory ISSUING = HIERARCHY.issuing().authority();
    private static final Signatory RESPONDER = HIERARCHY.issuing().responder();
    private static final Signatory TIME_STAMPING = HIERARCHY.timeStamping();
    private static final PublicAddress ADDRESS = new PublicAddress(URI.create("http://localhost:8083"));
    private static final int VERSION = 0;
    private static final int SERIAL = 1;
    private static final int ALGORITHM = 2;
    private static final int ISSUER = 3;
    private static final int VALIDITY = 4;
    private static final int SUBJECT = 5;
    private static final int EXTENSIONS = 7;

    private static ASN1Sequence content(Signatory signatory) {
        var certificate = ASN1Sequence.getInstance(signatory.certificate().der().toArray());
        return ASN1Sequence.getInstance(certificate.getObjectAt(0));
    }

    private static Bytes encoded(ASN1Encodable value) {
        try {
            return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static UnaryOperator<ASN1Sequence> field(int place, ASN1Encodable value) {
        return content -> {
            var fields = new ASN1EncodableVector();
            for (int i = 0; i < content.size(); i++) {
                fields.add(i == place ? value : content.getObjectAt(i));
            }
            return new DERSequence(fields);
        };
    }

    /** The value of an extension is another one, or it is added. */
    private static UnaryOperator<ASN1Sequence> extension(
            ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        return content -> extensions(content, list -> {
            var changed = new Extension(
                    oid, critical, new DEROctetString(encoded(value).toArray()));
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).getExtnId().equals(oid)) {
                    list.set(i, changed);
                    return;
                }
            }
            list.add(changed);
        });
    }

    private static UnaryOperator<ASN1Sequence> without(ASN1ObjectIdentifier oid) {
        return content ->
                extensions(content, list -> list.removeIf(one -> one.getExtnId().equals(oid)));
    }

    /** The extension as it is, but critical, or not. */
    private static UnaryOperator<ASN1Sequence> turned(ASN1ObjectIdentifier oid) {
        return content -> extensions(
                content,
                list -> list.replaceAll(one ->
                        one.getExtnId().equals(oid) ? new Extension(oid, !one.isCritical(), one.getExtnValue()) : one));
    }

    private static ASN1Sequence extensions(ASN1Sequence content, Consumer<List<Extension>> change) {
        var read = Extensions.getInstance(
                ASN1TaggedObject.getInstance(content.getObjectAt(EXTENSIONS)).getExplicitBaseObject());
        var list = new ArrayList<Extension>();
        for (var oid : read.getExtensionOIDs()) {
            list.add(read.getExtension(oid));
        }
        change.accept(list);
        return field(EXTENSIONS, new DERTaggedObject(true, 3, new Extensions(list.toArray(Extension[]::new))))
                .apply(content);
    }

    private static ASN1Encodable validity(Instant from, Instant to) {
        return new DERSequence(new ASN1Encodable[] {new Time(Date.from(from)), new Time(Date.from(to))});
    }

    private static ASN1Encodable usagePeriod(Instant from, Instant to) {
        return new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 0, new DERGeneralizedTime(Date.from(from))),
            new DERTaggedObject(false, 1, new DERGeneralizedTime(Date.from(to)))
        });
    }

    private static ASN1Encodable name(String text) {
        return new X500Name(text);
    }

    private static Extension found(Signatory signatory, ASN1ObjectIdentifier oid) {
        return Extensions.getInstance(
                        ASN1TaggedObject.getInstance(content(signatory).getObjectAt(EXTENSIONS))
                                .getExplicitBaseObject())
                .getExtension(oid);
    }

    private static void check(Signatory what, Bytes toBeSigned) {
        switch (what.certificate().use()) {
            case ROOT -> AuthorityProfileCheck.root(toBeSigned, ROOT);
            case ISSUING -> AuthorityProfileCheck.issuing(toBeSigned, ROOT, ADDRESS);
            case OCSP_RESPONDER -> AuthorityProfileCheck.responder(toBeSigned, ISSUING);
            case TIME_STAMPING ->
                AuthorityProfileCheck.timeStamping(
                        toBeSigned, ISSUING, HIERARCHY.issuing().name(), ADDRESS);
            case WAITING -> AuthorityProfileCheck.waiting(toBeSigned, what);
        }
    }

    static Stream<Arguments> brokenAlone() {
        var sha256WithRsa = AlgorithmIdentifier.getInstance(
                KeyAlgorithm.RSA3072.signatureIdentifier().toArray());
        var otherKeyId = new SubjectKeyIdentifier(new byte[20]);
        var signsAll = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
        var start = NOW.minusSeconds(60);
        return Stream.of(
                Arguments.of("ENC-4", ISSUING, field(ALGORITHM, sha256WithRsa)),
                Arguments.of("ENC-12", ISSUING, field(ISSUER, name("C=XX,O=Other,CN=Root"))),
                Arguments.of("SER-2", ISSUING, field(SERIAL, new ASN1Integer(BigInteger.valueOf(7)))),
                Arguments.of("USR-2", ISSUING, field(VALIDITY, validity(start, start.plus(Duration.ofDays(8000))))),
                Arguments.of("USR-2", RESPONDER, field(VALIDITY, validity(start, start.minusSeconds(1)))),
                Arguments.of("CA-2", ROOT, extension(Extension.basicConstraints, true, new BasicConstraints(1))),
                Arguments.of("CA-2", ISSUING, extension(Extension.basicConstraints, true, new BasicConstraints(true))),
                Arguments.of("CA-2", ISSUING, extension(Extension.basicConstraints, true, new BasicConstraints(1))),
                Arguments.of("CA-2", ISSUING, extension(Extension.keyUsage, true, signsAll)),
                Arguments.of("CA-2", ISSUING, extension(Extension.subjectKeyIdentifier, false, otherKeyId)),
                Arguments.of("CA-2", ISSUING, without(Extension.subjectKeyIdentifier)),
                Arguments.of("CA-4", ISSUING, turned(Extension.keyUsage)),
                Arguments.of("CA-4", ISSUING, turned(Extension.certificatePolicies)),
                Arguments.of("CA-4", ISSUING, without(Extension.certificatePolicies)),
                Arguments.of(
                        "CA-4",
                        ISSUING,
                        extension(
                                Extension.certificatePolicies,
                                false,
                                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("2.999.1"))))),
                Arguments.of("CA-4", ISSUING, without(Extension.cRLDistributionPoints)),
                Arguments.of("CA-4", ISSUING, without(Extension.authorityInfoAccess)),
                Arguments.of("CA-4", ISSUING, without(Extension.authorityKeyIdentifier)),
                Arguments.of(
                        "CA-4",
                        ROOT,
                        extension(
                                Extension.certificatePolicies,
                                false,
                                found(ISSUING, Extension.certificatePolicies).getParsedValue())),
                Arguments.of(
                        "CA-4",
                        ISSUING,
                        extension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))),
                Arguments.of("CA-3", ISSUING, field(SUBJECT, name("C=XX,O=Test,CN=CA"))),
                Arguments.of("CA-3", ISSUING, field(SUBJECT, name("C=XX,O=Test,O=Test,2.5.4.97=NTRXX-1,CN=CA"))),
                Arguments.of("CA-3", ISSUING, field(SUBJECT, name("C=XX,O=NTRXX-1,2.5.4.97=NTRXX-1,CN=CA"))),
                Arguments.of("CA-3", ISSUING, field(SUBJECT, name("C=XX,O=Test,2.5.4.97=1,CN=CA"))),
                Arguments.of(
                        "RSP-1",
                        RESPONDER,
                        extension(
                                Extension.authorityKeyIdentifier,
                                false,
                                found(ISSUING, Extension.authorityKeyIdentifier).getParsedValue())),
                Arguments.of(
                        "RSP-2",
                        RESPONDER,
                        extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                            KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.id_kp_timeStamping
                        }))),
                Arguments.of(
                        "RSP-2",
                        RESPONDER,
                        extension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))),
                Arguments.of("RSP-3", RESPONDER, without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)),
                Arguments.of(
                        "RSP-3",
                        RESPONDER,
                        extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, new DEROctetString(new byte[0]))),
                Arguments.of("RSP-3", RESPONDER, turned(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)),
                Arguments.of("RSP-4", RESPONDER, turned(Extension.extendedKeyUsage)),
                Arguments.of(
                        "RSP-4",
                        RESPONDER,
                        extension(
                                Extension.cRLDistributionPoints,
                                false,
                                found(ISSUING, Extension.cRLDistributionPoints).getParsedValue())),
                Arguments.of("RSP-4", RESPONDER, field(VALIDITY, validity(start, start.plus(Duration.ofDays(91))))),
                Arguments.of(
                        "TSA-1",
                        TIME_STAMPING,
                        extension(
                                Extension.authorityKeyIdentifier,
                                false,
                                found(ISSUING, Extension.authorityKeyIdentifier).getParsedValue())),
                Arguments.of(
                        "TSA-2",
                        TIME_STAMPING,
                        extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(new KeyPurposeId[] {
                            KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection
                        }))),
                Arguments.of(
                        "TSA-2",
                        TIME_STAMPING,
                        extension(
                                Extension.extendedKeyUsage,
                                true,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))),
                Arguments.of("TSA-2", TIME_STAMPING, turned(Extension.extendedKeyUsage)),
                Arguments.of("TSA-2", TIME_STAMPING, turned(Extension.keyUsage)),
                Arguments.of(
                        "TSA-2",
                        TIME_STAMPING,
                        extension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))),
                Arguments.of(
                        "TSA-2",
                        TIME_STAMPING,
                        extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)),
                Arguments.of("TSA-3", TIME_STAMPING, without(Extension.privateKeyUsagePeriod)),
                Arguments.of(
                        "TSA-3", TIME_STAMPING, extension(Extension.privateKeyUsagePeriod, false, new DERSequence())),
                Arguments.of(
                        "TSA-3",
                        TIME_STAMPING,
                        extension(
                                Extension.privateKeyUsagePeriod,
                                false,
                                usagePeriod(start.minusSeconds(1), start.plus(Duration.ofDays(300))))),
                Arguments.of(
                        "TSA-3",
                        TIME_STAMPING,
                        extension(
                                Extension.privateKeyUsagePeriod,
                                false,
                                usagePeriod(start, start.plus(Duration.ofDays(731))))),
                Arguments.of(
                        "TSA-3", TIME_STAMPING, field(VALIDITY, validity(start, start.plus(Duration.ofDays(364))))),
                Arguments.of("TSA-4", TIME_STAMPING, without(Extension.cRLDistributionPoints)),
                Arguments.of(
                        "TSA-4",
                        TIME_STAMPING,
                        extension(
                                Extension.cRLDistributionPoints,
                                false,
                                found(ISSUING, Extension.cRLDistributionPoints).getParsedValue())),
                Arguments.of(
                        "TSA-4",
                        TIME_STAMPING,
                        extension(
                                Extension.authorityInfoAccess,
                                false,
                                found(ISSUING, Extension.authorityInfoAccess).getParsedValue())),
                Arguments.of("ENC-1", ISSUING, field(VERSION, new DERTaggedObject(true, 0, new ASN1Integer(1)))));
    }

    @ParameterizedTest
    @MethodSource("brokenAlone")
    void aCertificateThatBreaksOneRuleIsRefusedByItsName(
            String rule, Signatory what, UnaryOperator<ASN1Sequence> change) {
        Bytes broken = encoded(change.apply(content(what)));

        assertThatThrownBy(() -> check(what, broken))
                .isInstanceOfSatisfying(
                        AuthorityProfileViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void whatTheHierarchyHasIsWhole() {
        for (var what : List.of(ROOT, ISSUING, RESPONDER, TIME_STAMPING)) {
            assertThatCode(() -> check(what, encoded(content(what)))).doesNotThrowAnyException();
        }
    }

    @Test
    void aCaIsCertifiedByTheRootAloneAndAResponderOrATimeStampingKeyByItsCaAlone() {
        assertThatThrownBy(() -> AuthorityProfileCheck.issuing(
                        encoded(field(ISSUER, content(ISSUING).getObjectAt(SUBJECT))
                                .andThen(field(
                                        ALGORITHM,
                                        AlgorithmIdentifier.getInstance(KeyAlgorithm.P256
                                                .signatureIdentifier()
                                                .toArray())))
                                .apply(content(ISSUING))),
                        ISSUING,
                        ADDRESS))
                .hasMessageContaining("CA-1");
        assertThatThrownBy(() -> AuthorityProfileCheck.responder(
                        encoded(field(ISSUER, content(ROOT).getObjectAt(SUBJECT))
                                .andThen(field(ALGORITHM, content(ROOT).getObjectAt(ALGORITHM)))
                                .apply(content(RESPONDER))),
                        ROOT))
                .hasMessageContaining("RSP-1");
        assertThatThrownBy(() -> AuthorityProfileCheck.timeStamping(
                        encoded(field(ISSUER, content(ROOT).getObjectAt(SUBJECT))
                                .andThen(field(ALGORITHM, content(ROOT).getObjectAt(ALGORITHM)))
                                .apply(content(TIME_STAMPING))),
                        ROOT,
                        HIERARCHY.issuing().name(),
                        ADDRESS))
                .hasMessageContaining("TSA-1");
    }

    @Test
    void anAddressThatIsNotTheSettingsIsRefused() {
        var other = new PublicAddress(URI.create("http://other.example"));

        assertThatThrownBy(() -> AuthorityProfileCheck.issuing(encoded(content(ISSUING)), ROOT, other))
                .hasMessageContaining("CA-4");
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertThatThrownBy(() -> AuthorityProfileCheck.root(Bytes.of(new byte[] {0x30, 0}), ROOT))
                .hasMessageContaining("ENC-1");
        assertThatThrownBy(() -> AuthorityProfileCheck.root(encoded(DERNull.INSTANCE), ROOT))
                .hasMessageContaining("ENC-1");
    }
}
