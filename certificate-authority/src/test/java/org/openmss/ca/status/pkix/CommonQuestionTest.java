package org.openmss.ca.status.pkix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspMessages.MalformedQuestion;
import org.openmss.ca.status.domain.OcspQuestion;

/** What the short reader takes, the library takes in the same way; whatever else there is, it leaves to the library. */
class CommonQuestionTest {
    private static final BigInteger SERIAL = new BigInteger("0123456789abcdef0123456789abcdef01234567", 16);

    /** The questions that clients ask. */
    static Stream<byte[]> common() {
        return Stream.of(
                request(null, certId(IssuerHash.SHA_1, DERNull.INSTANCE, SERIAL)),
                request(nonce(32, false), certId(IssuerHash.SHA_1, DERNull.INSTANCE, SERIAL)),
                request(nonce(16, false), certId(IssuerHash.SHA_1, null, BigInteger.ONE)),
                request(nonce(128, false), certId(IssuerHash.SHA_256, DERNull.INSTANCE, BigInteger.valueOf(128))),
                request(nonce(1, false), certId(IssuerHash.SHA_256, null, BigInteger.ONE.shiftLeft(158))));
    }

    @ParameterizedTest
    @MethodSource("common")
    void theCommonQuestionIsReadAsTheLibraryReadsIt(byte[] request) {
        assertThat(CommonQuestion.read(request)).contains(DerOcspMessages.read(request));
    }

    @Test
    void aNonceOfEveryLengthIsReadAsTheLibraryReadsIt() {
        IntStream.rangeClosed(1, DerOcspMessages.LONGEST_NONCE)
                .mapToObj(length -> request(nonce(length, false), certId(IssuerHash.SHA_1, DERNull.INSTANCE, SERIAL)))
                .forEach(request -> assertThat(CommonQuestion.read(request)).contains(DerOcspMessages.read(request)));
    }

    static Stream<byte[]> others() {
        var certId = certId(IssuerHash.SHA_1, DERNull.INSTANCE, SERIAL);
        return Stream.of(
                request(null, certId, certId),
                request(nonce(16, true), certId),
                request(nonce(0, false), certId),
                request(nonce(129, false), certId),
                request(null, certId(IssuerHash.SHA_384, DERNull.INSTANCE, SERIAL)),
                request(null, certId(IssuerHash.SHA_1, DERNull.INSTANCE, BigInteger.ZERO)),
                request(null, certId(IssuerHash.SHA_1, DERNull.INSTANCE, BigInteger.TEN.negate())),
                request(null, certId(IssuerHash.SHA_1, DERNull.INSTANCE, BigInteger.ONE.shiftLeft(159))),
                der(new OCSPRequest(
                        new TBSRequest(
                                new GeneralName(new X500Name("CN=anna")),
                                new DERSequence(new Request(certId, null)),
                                (Extensions) null),
                        null)),
                request(
                        new Extensions(new Extension(new ASN1ObjectIdentifier("1.2.3"), false, new byte[] {5, 0})),
                        certId),
                new byte[0],
                new byte[] {0x30},
                new byte[] {0x30, 0});
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverElseThereIsIsLeftToTheLibrary(byte[] request) {
        assertThat(CommonQuestion.read(request)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("common")
    void noChangeOfAnOctetIsReadOtherwiseThanByTheLibrary(byte[] request) {
        for (int at = 0; at < request.length; at++) {
            for (int value = 0; value <= 0xff; value++) {
                byte[] changed = request.clone();
                changed[at] = (byte) value;
                assertReadAlike(changed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("common")
    void noOctetMoreOrLessIsReadOtherwiseThanByTheLibrary(byte[] request) {
        for (int at = 0; at <= request.length; at++) {
            assertReadAlike(Arrays.copyOf(request, at));
            for (int value : List.of(0, 1, 2, 4, 5, 0x30, 0x80, 0x81, 0x82, 0xff)) {
                byte[] longer = new byte[request.length + 1];
                System.arraycopy(request, 0, longer, 0, at);
                longer[at] = (byte) value;
                System.arraycopy(request, at, longer, at + 1, request.length - at);
                assertReadAlike(longer);
            }
        }
    }

    private static void assertReadAlike(byte[] request) {
        CommonQuestion.read(request)
                .ifPresent(question -> assertThat(byLibrary(request)).contains(question));
    }

    private static Optional<OcspQuestion> byLibrary(byte[] request) {
        try {
            return Optional.of(DerOcspMessages.read(request));
        } catch (MalformedQuestion refused) {
            return Optional.empty();
        }
    }

    // ---- examples, by the library

    private static byte[] request(@Nullable Extensions extensions, CertID... certificates) {
        var list = new ASN1EncodableVector();
        for (var certificate : certificates) {
            list.add(new Request(certificate, null));
        }
        return der(new OCSPRequest(new TBSRequest(null, new DERSequence(list), extensions), null));
    }

    private static CertID certId(IssuerHash hash, @Nullable ASN1Encodable parameters, BigInteger serial) {
        var oid = new ASN1ObjectIdentifier(hash.oid());
        byte[] value = new byte[hash == IssuerHash.SHA_1 ? 20 : 32];
        Arrays.fill(value, (byte) 7);
        return new CertID(
                parameters == null ? new AlgorithmIdentifier(oid) : new AlgorithmIdentifier(oid, parameters),
                new DEROctetString(value),
                new DEROctetString(value),
                new ASN1Integer(serial));
    }

    private static Extensions nonce(int length, boolean isCritical) {
        var value = new DEROctetString(new byte[length]);
        return new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, isCritical, der(value)));
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
