package org.openmss.ca.status.pkix;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspMessages.Single;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.testkit.SettableClock;

/** Each rule is broken alone, in an answer that is right otherwise and rightly signed. */
class OcspCheckTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofHours(1));
    private static final CertificateStatus GOOD = new CertificateStatus.Good();
    private static final CertificateStatus UNKNOWN = new CertificateStatus.Unknown();
    private static final CertificateStatus NEVER = new CertificateStatus.NeverIssued();
    private static final Signatory RESPONDER =
            HierarchyInMemory.create(new SettableClock(NOW)).issuing().responder();
    private static final Signatory STRANGER =
            HierarchyInMemory.create(new SettableClock(NOW)).issuing().responder();

    // ---- what we write passes, in all its forms

    static Stream<Statement> statements() {
        return Stream.of(
                statement(List.of(single(1, GOOD)), Optional.empty(), Optional.empty()),
                statement(
                        List.of(
                                single(1, GOOD),
                                single(2, UNKNOWN),
                                single(3, revoked(RevocationReason.UNSPECIFIED, 0))),
                        Optional.empty(),
                        Optional.of(nonce(16))),
                statement(
                        List.of(single(1, revoked(RevocationReason.KEY_COMPROMISE, 60))),
                        Optional.of(NOW.minusSeconds(999)),
                        Optional.of(nonce(128))),
                statement(List.of(single(1, NEVER)), Optional.empty(), Optional.of(nonce(1))));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatWeWritePasses(Statement statement) {
        Bytes answer = new DerOcspMessages().answer(RESPONDER, statement);

        assertThatCode(() -> new OcspCheck(RESPONDER, statement).check(answer)).doesNotThrowAnyException();
    }

    // ---- broken alone

    static Stream<Arguments> broken() {
        var asked = statement(List.of(single(1, GOOD)), Optional.empty(), Optional.of(nonce(16)));
        var revoked = statement(
                List.of(single(1, revoked(RevocationReason.KEY_COMPROMISE, 60))), Optional.empty(), Optional.empty());
        return Stream.of(
                Arguments.of("OCS-3", asked, with(asked, single(2, GOOD))),
                Arguments.of("OCS-4", asked, with(asked, single(1, GOOD), single(1, GOOD))),
                Arguments.of("OCS-13", asked, with(asked, single(1, UNKNOWN))),
                Arguments.of(
                        "OCS-13",
                        statement(List.of(single(1, UNKNOWN)), Optional.empty(), Optional.empty()),
                        with(asked, single(1, GOOD))),
                Arguments.of("OCS-14", revoked, with(revoked, single(1, revoked(RevocationReason.SUPERSEDED, 60)))),
                Arguments.of("OCS-14", revoked, with(revoked, single(1, revoked(RevocationReason.UNSPECIFIED, 60)))),
                Arguments.of("OCS-14", revoked, with(revoked, single(1, GOOD))),
                Arguments.of("OCS-16", asked, with(asked, new Single(certId(1), GOOD, NOW.plusSeconds(1)))),
                Arguments.of("OCS-16", asked, ending(asked, NOW)),
                Arguments.of(
                        "OCS-16",
                        asked,
                        ending(asked, NOW.plus(Duration.ofHours(24)).plusSeconds(1))),
                Arguments.of(
                        "OCS-18",
                        asked,
                        new Statement(asked.certificates(), NOW, END, Optional.of(NOW), asked.nonce())),
                Arguments.of("OCS-18", revoked, with(revoked, single(1, revoked(RevocationReason.KEY_COMPROMISE, 61)))),
                Arguments.of(
                        "OCS-19",
                        asked,
                        new Statement(asked.certificates(), NOW, END, Optional.empty(), Optional.of(nonce(17)))),
                Arguments.of(
                        "OCS-19",
                        asked,
                        new Statement(asked.certificates(), NOW, END, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aStatementThatIsNotTheOneAskedForDoesNotLeave(String rule, Statement asked, Statement told) {
        Bytes answer = new Forger().answer(told);

        assertThatThrownBy(() -> new OcspCheck(RESPONDER, asked).check(answer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("breaks " + rule + " ");
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                Arguments.of("OCS-10", forger(it -> it.type = OCSPObjectIdentifiers.id_pkix_ocsp_nonce)),
                Arguments.of("OCS-11", forger(it -> it.status = 3)),
                Arguments.of("OCS-15", forger(it -> it.named = STRANGER)),
                Arguments.of("OCS-16", forger(it -> it.producedAt = NOW.plusSeconds(1))),
                Arguments.of("OCS-17", forger(it -> it.certificates = List.of())),
                Arguments.of("OCS-17", forger(it -> it.certificates = List.of(RESPONDER, STRANGER))),
                Arguments.of("OCS-17", forger(it -> it.certificates = List.of(STRANGER))),
                Arguments.of("LNT-3", forger(it -> it.signer = STRANGER)),
                Arguments.of("ENC-1", forger(it -> it.tail = new byte[] {0})));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void anAnswerThatIsNotMadeAsItShouldBeDoesNotLeave(String rule, Forger forger) {
        var asked = statement(List.of(single(1, GOOD)), Optional.empty(), Optional.empty());
        Bytes answer = forger.answer(asked);

        assertThatThrownBy(() -> new OcspCheck(RESPONDER, asked).check(answer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("breaks " + rule + " ");
    }

    @Test
    void whatOutlivesTheResponderDoesNotLeave() {
        Instant last = RESPONDER.certificate().notAfter();
        var asked = new Statement(
                List.of(new Single(certId(1), GOOD, last.minusSeconds(60))),
                last.minusSeconds(60),
                last.plusSeconds(1),
                Optional.empty(),
                Optional.empty());
        var forger = new Forger();
        forger.producedAt = asked.producedAt();

        assertThatThrownBy(() -> new OcspCheck(RESPONDER, asked).check(forger.answer(asked)))
                .hasMessageContaining("breaks OCS-16 ");
    }

    // ---- how an answer is made, by the library alone

    private static Forger forger(Consumer<Forger> change) {
        var forger = new Forger();
        change.accept(forger);
        return forger;
    }

    private static final class Forger {
        ASN1ObjectIdentifier type = OCSPObjectIdentifiers.id_pkix_ocsp_basic;
        int status;
        Signatory named = RESPONDER;
        Signatory signer = RESPONDER;
        List<Signatory> certificates = List.of(RESPONDER);
        Instant producedAt = NOW;
        byte[] tail = {};

        Bytes answer(Statement told) {
            var singles = new ASN1EncodableVector();
            told.certificates().forEach(single -> singles.add(single(single, told)));
            var data = new ASN1EncodableVector();
            data.add(new DERTaggedObject(
                    true,
                    2,
                    new DEROctetString(IssuerHash.SHA_1
                            .of(named.certificate().publicKeyBits())
                            .toArray())));
            data.add(time(producedAt));
            data.add(new DERSequence(singles));
            told.nonce()
                    .ifPresent(nonce -> data.add(
                            extensions(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, new DEROctetString(nonce.toArray()))));
            Bytes signed = der(new DERSequence(data));
            var basic = new ASN1EncodableVector();
            basic.add(new DERSequence(data));
            basic.add(AlgorithmIdentifier.getInstance(
                    signer.key().algorithm().signatureIdentifier().toArray()));
            basic.add(new DERBitString(signer.key().sign(signed).toArray()));
            var certs = new ASN1EncodableVector();
            certificates.forEach(one ->
                    certs.add(Certificate.getInstance(one.certificate().der().toArray())));
            basic.add(new DERTaggedObject(true, 0, new DERSequence(certs)));
            var typed = new DERSequence(new ASN1Encodable[] {
                type, new DEROctetString(der(new DERSequence(basic)).toArray())
            });
            byte[] answer = der(new DERSequence(
                            new ASN1Encodable[] {new ASN1Enumerated(status), new DERTaggedObject(true, 0, typed)}))
                    .toArray();
            byte[] whole = Arrays.copyOf(answer, answer.length + tail.length);
            System.arraycopy(tail, 0, whole, answer.length, tail.length);
            return Bytes.of(whole);
        }

        private static DERSequence single(Single single, Statement told) {
            var parts = new ASN1EncodableVector();
            parts.add(CertID.getInstance(single.certId().toArray()));
            parts.add(statusOf(single.status()));
            parts.add(time(single.thisUpdate()));
            parts.add(new DERTaggedObject(true, 0, time(told.nextUpdate())));
            told.archiveCutoff()
                    .ifPresent(since ->
                            parts.add(extensions(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff, time(since))));
            if (single.status() instanceof CertificateStatus.Revoked(Revocation revocation)) {
                revocation
                        .invalidityDate()
                        .ifPresent(date -> parts.add(extensions(Extension.invalidityDate, time(date))));
            }
            return new DERSequence(parts);
        }

        private static ASN1Encodable statusOf(CertificateStatus status) {
            return switch (status) {
                case CertificateStatus.Good good -> new DERTaggedObject(false, 0, DERNull.INSTANCE);
                case CertificateStatus.Unknown unknown -> new DERTaggedObject(false, 2, DERNull.INSTANCE);
                case CertificateStatus.NeverIssued never -> throw new IllegalArgumentException("not forged here");
                case CertificateStatus.Revoked(Revocation revocation) -> {
                    var info = new ASN1EncodableVector();
                    info.add(time(revocation.at()));
                    if (revocation.reason() != RevocationReason.UNSPECIFIED) {
                        info.add(new DERTaggedObject(
                                true, 0, new ASN1Enumerated(revocation.reason().code())));
                    }
                    yield new DERTaggedObject(false, 1, new DERSequence(info));
                }
            };
        }

        private static DERTaggedObject extensions(ASN1ObjectIdentifier oid, ASN1Encodable value) {
            return new DERTaggedObject(
                    true, 1, new Extensions(new Extension(oid, false, der(value).toArray())));
        }
    }

    // ---- examples

    private static Statement statement(List<Single> singles, Optional<Instant> cutoff, Optional<Bytes> nonce) {
        return new Statement(singles, NOW, END, cutoff, nonce);
    }

    private static Statement with(Statement statement, Single... singles) {
        return statement(List.of(singles), Optional.empty(), statement.nonce());
    }

    private static Statement ending(Statement statement, Instant nextUpdate) {
        return new Statement(statement.certificates(), NOW, nextUpdate, Optional.empty(), statement.nonce());
    }

    private static Single single(int serial, CertificateStatus status) {
        return new Single(certId(serial), status, NOW);
    }

    private static CertificateStatus revoked(RevocationReason reason, int secondsBadBefore) {
        return new CertificateStatus.Revoked(new Revocation(
                CertificateSerial.parse("01"),
                NOW,
                reason,
                secondsBadBefore == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(secondsBadBefore))));
    }

    private static Bytes certId(int serial) {
        return der(new CertID(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(IssuerHash.SHA_1.oid()), DERNull.INSTANCE),
                new DEROctetString(new byte[20]),
                new DEROctetString(new byte[20]),
                new ASN1Integer(BigInteger.valueOf(serial))));
    }

    private static Bytes nonce(int length) {
        return Bytes.of(new byte[length]);
    }

    private static ASN1GeneralizedTime time(Instant time) {
        return new DERGeneralizedTime(Date.from(time));
    }

    private static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.of(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
