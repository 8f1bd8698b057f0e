package org.openmss.ca.status.pkix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

/** What we write with our own hands is what Bouncy Castle writes, octet for octet. */
class OcspEncoderTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Signatory RESPONDER =
            HierarchyInMemory.create(new SettableClock(NOW)).issuing().responder();
    private static final Optional<Bytes> NO_NONCE = Optional.empty();
    private static final Optional<Instant> NO_CUTOFF = Optional.empty();
    private final OcspEncoder encoder = new OcspEncoder(RESPONDER);

    /** Every status, with every reason and with what may stand beside it. */
    static Stream<CertificateStatus> statuses() {
        var revoked = Stream.of(RevocationReason.values())
                .flatMap(reason -> Stream.of(Optional.<Instant>empty(), Optional.of(NOW.minusSeconds(86_399)))
                        .map(date -> new CertificateStatus.Revoked(new Revocation(
                                CertificateSerial.parse("01"), Instant.parse("2029-02-28T09:08:07Z"), reason, date))));
        return Stream.concat(
                Stream.of(
                        new CertificateStatus.Good(),
                        new CertificateStatus.Unknown(),
                        new CertificateStatus.NeverIssued()),
                revoked);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyStatusIsWrittenAsTheLibraryWritesIt(CertificateStatus status) {
        for (var cutoff : List.of(NO_CUTOFF, Optional.of(Instant.parse("2027-12-31T23:59:59Z")))) {
            for (var nonce : List.of(NO_NONCE, nonce(32))) {
                assertSame(statement(List.of(single(1, status)), cutoff, nonce));
            }
        }
    }

    @Test
    void aNonceOfEveryLengthIsWrittenAsTheLibraryWritesIt() {
        IntStream.rangeClosed(1, DerOcspMessages.LONGEST_NONCE)
                .mapToObj(OcspEncoderTest::nonce)
                .forEach(nonce -> statuses()
                        .limit(3)
                        .forEach(status -> assertSame(statement(List.of(single(1, status)), NO_CUTOFF, nonce))));
    }

    @Test
    void severalCertificatesAreWrittenInTheirOrder() {
        var all = new ArrayList<Single>();
        statuses().forEach(status -> {
            all.add(single(all.size() + 1, status));
            assertSame(statement(all, Optional.of(NOW.minusSeconds(7)), nonce(all.size())));
        });
    }

    @Test
    void anAnswerOfManyThousandOctetsHasItsLengths() {
        var all = IntStream.rangeClosed(1, 900)
                .mapToObj(number -> single(number, new CertificateStatus.Good()))
                .toList();

        assertThat(assertSame(statement(all, NO_CUTOFF, NO_NONCE)).length()).isGreaterThan(0xffff);
    }

    @Test
    void timesAreWrittenInWholeSecondsOfUtc() {
        for (var text : List.of(
                "1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2028-02-29T12:34:56.789Z", "9999-12-31T23:59:59Z")) {
            var time = Instant.parse(text);
            var writer = new DerWriter(1);
            writer.time(time);

            // A whole second: the library would write its fraction.
            assertThat(Bytes.of(writer.toArray())).isEqualTo(der(time(Instant.ofEpochSecond(time.getEpochSecond()))));
        }
    }

    @Test
    void aCertificateThatTookOverIsTheOneInTheAnswer() {
        var clock = new SettableClock(NOW);
        var other = HierarchyInMemory.create(clock).issuing().responder();
        var messages = new DerOcspMessages();
        var statement = statement(List.of(single(1, new CertificateStatus.Good())), NO_CUTOFF, NO_NONCE);

        for (var responder : List.of(RESPONDER, other, RESPONDER)) {
            new OcspCheck(responder, statement).check(messages.answer(responder, statement));
        }
    }

    private Bytes assertSame(Statement statement) {
        Bytes data = encoder.data(statement);
        assertThat(data).isEqualTo(der(expectedData(statement)));
        Bytes signature = Bytes.of(new byte[70 + statement.certificates().size() % 3]);
        Bytes answer = encoder.answer(data, signature);
        assertThat(answer).isEqualTo(expectedAnswer(statement, signature));
        return answer;
    }

    // ---- the same by the library alone

    private static Bytes expectedAnswer(Statement statement, Bytes signature) {
        var basic = new BasicOCSPResponse(
                expectedData(statement),
                AlgorithmIdentifier.getInstance(
                        RESPONDER.key().algorithm().signatureIdentifier().toArray()),
                new DERBitString(signature.toArray()),
                new DERSequence(
                        Certificate.getInstance(RESPONDER.certificate().der().toArray())));
        return der(new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(
                        OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                        new DEROctetString(der(basic).toArray()))));
    }

    private static ResponseData expectedData(Statement statement) {
        var responses = new ASN1EncodableVector();
        for (var single : statement.certificates()) {
            responses.add(new SingleResponse(
                    CertID.getInstance(single.certId().toArray()),
                    status(single.status()),
                    time(single.thisUpdate()),
                    time(statement.nextUpdate()),
                    singleExtensions(single.status(), statement.archiveCutoff())));
        }
        Bytes keyHash = IssuerHash.SHA_1.of(RESPONDER.certificate().publicKeyBits());
        return new ResponseData(
                new ResponderID(new DEROctetString(keyHash.toArray())),
                time(statement.producedAt()),
                new DERSequence(responses),
                responseExtensions(statement));
    }

    private static CertStatus status(CertificateStatus status) {
        return switch (status) {
            case CertificateStatus.Good good -> new CertStatus();
            case CertificateStatus.Unknown unknown -> new CertStatus(2, DERNull.INSTANCE);
            case CertificateStatus.Revoked(Revocation revocation) -> {
                @Nullable
                CRLReason reason = revocation.reason() == RevocationReason.UNSPECIFIED
                        ? null
                        : CRLReason.lookup(revocation.reason().code());
                yield new CertStatus(new RevokedInfo(time(revocation.at()), reason));
            }
            case CertificateStatus.NeverIssued never ->
                new CertStatus(new RevokedInfo(time(Instant.EPOCH), CRLReason.lookup(CRLReason.certificateHold)));
        };
    }

    private static @Nullable Extensions singleExtensions(CertificateStatus status, Optional<Instant> archiveCutoff) {
        var found = new ArrayList<Extension>();
        archiveCutoff.ifPresent(
                since -> found.add(extension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff, time(since))));
        if (status instanceof CertificateStatus.Revoked(Revocation revocation)) {
            revocation.invalidityDate().ifPresent(date -> found.add(extension(Extension.invalidityDate, time(date))));
        }
        return extensions(found);
    }

    private static @Nullable Extensions responseExtensions(Statement statement) {
        var found = new ArrayList<Extension>();
        statement
                .nonce()
                .ifPresent(nonce -> found.add(
                        extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, new DEROctetString(nonce.toArray()))));
        if (statement.certificates().stream()
                .anyMatch(single -> single.status() instanceof CertificateStatus.NeverIssued)) {
            found.add(extension(OCSPObjectIdentifiers.id_pkix_ocsp_extended_revoke, DERNull.INSTANCE));
        }
        return extensions(found);
    }

    private static @Nullable Extensions extensions(List<Extension> found) {
        return found.isEmpty() ? null : new Extensions(found.toArray(Extension[]::new));
    }

    private static Extension extension(ASN1ObjectIdentifier oid, ASN1Object value) {
        return new Extension(oid, false, der(value).toArray());
    }

    private static ASN1GeneralizedTime time(Instant time) {
        return new DERGeneralizedTime(Date.from(time));
    }

    private static Bytes der(ASN1Object value) {
        try {
            return Bytes.of(value.getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // ---- examples

    private static Statement statement(List<Single> singles, Optional<Instant> cutoff, Optional<Bytes> nonce) {
        return new Statement(singles, NOW, NOW.plus(Duration.ofHours(1)), cutoff, nonce);
    }

    private static Single single(int serial, CertificateStatus status) {
        var hash = new AlgorithmIdentifier(new ASN1ObjectIdentifier(IssuerHash.SHA_1.oid()), DERNull.INSTANCE);
        var certId = new CertID(
                hash,
                new DEROctetString(new byte[20]),
                new DEROctetString(new byte[20]),
                new ASN1Integer(BigInteger.valueOf(serial)));
        return new Single(der(certId), status, NOW.minusSeconds(serial));
    }

    private static Optional<Bytes> nonce(int length) {
        byte[] nonce = new byte[length];
        for (int at = 0; at < length; at++) {
            nonce[at] = (byte) (0xff - at);
        }
        return Optional.of(Bytes.of(nonce));
    }
}
