package org.openmss.ca.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class OcspApiTest {
    private static final String REQUEST = "application/ocsp-request";
    private static final ASN1ObjectIdentifier NONCE = OCSPObjectIdentifiers.id_pkix_ocsp_nonce;

    @TempDir
    Path folder;

    private X509Certificate good;

    @BeforeEach
    void issue() {
        good = Doors.certificate(KeyPurpose.SIGNATURE);
    }

    // ---- the independent judge

    @ParameterizedTest
    @CsvSource({"sha1, -nonce", "sha256, -nonce", "sha256, -no_nonce", "sha512, -no_nonce"})
    void openSslAcceptsGoodAndRevoked(String hash, String nonce) throws Exception {
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(revoked), "affiliationChanged").statusCode(200);
        var openSsl = new OpenSsl(folder);
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem("good.pem", "CERTIFICATE", good.getEncoded());
        openSsl.pem("revoked.pem", "CERTIFICATE", revoked.getEncoded());

        var verdict = openSsl.run(
                "ocsp",
                "-" + hash,
                "-issuer",
                "issuing.pem",
                "-cert",
                "good.pem",
                "-cert",
                "revoked.pem",
                nonce,
                "-url",
                "http://localhost:" + RestAssured.port + "/ocsp",
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuing.pem");

        assertThat(verdict.text())
                .contains("Response verify OK")
                .contains("good.pem: good")
                .contains("revoked.pem: revoked")
                .contains("Reason: affiliationChanged")
                .doesNotContain("WARNING");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void theResponderCertificateIsWhatTheProfileAsksFor() throws Exception {
        var openSsl = new OpenSsl(folder);
        var responder = basic(post(request(certId(good, IssuerHash.SHA_1)))).getCerts();
        assertThat(responder.size()).isOne();
        openSsl.file("responder.der", responder.getObjectAt(0).toASN1Primitive().getEncoded());

        var text =
                openSsl.run("x509", "-in", "responder.der", "-noout", "-text").text();

        assertThat(text)
                .containsPattern("Key Usage: critical\\s+Digital Signature\\n")
                .containsPattern("Extended Key Usage: \\s+OCSP Signing\\n")
                .contains("OCSP No Check")
                .doesNotContain("CRL Distribution")
                .doesNotContain("Authority Information");
    }

    // ---- what the answers say

    @Test
    void aRevocationIsToldAtOnce() throws Exception {
        assertThat(status(post(request(certId(good, IssuerHash.SHA_256))))).isZero();
        String at = Doors.revoke(Doors.serial(good), "keyCompromise").extract().path("revokedAt");

        var single = single(post(request(certId(good, IssuerHash.SHA_256))), 0);

        assertThat(single.getCertStatus().getTagNo()).isOne();
        var info = RevokedInfo.getInstance(single.getCertStatus().getStatus());
        assertThat(info.getRevocationTime().getDate()).isEqualTo(Instant.parse(at));
        assertThat(info.getRevocationReason().getValue()).isEqualTo(BigInteger.ONE);
    }

    @Test
    void anUnspecifiedReasonIsNotTold() throws Exception {
        Doors.revoke(Doors.serial(good), "unspecified").statusCode(200);

        var single = single(post(request(certId(good, IssuerHash.SHA_256))), 0);

        assertThat(RevokedInfo.getInstance(single.getCertStatus().getStatus()).getRevocationReason())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-5", "0", "1461501637330902918203684832716283019655932542976"})
    void aSerialNeverIssuedIsUnknown(String serial) throws Exception {
        var certId = certId(IssuerHash.SHA_256, new BigInteger(serial), "/ca/issuing.cer");

        assertThat(status(post(request(certId)))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(IssuerHash.class)
    void theCertIdComesBackAsItWasSent(IssuerHash hash) throws Exception {
        for (var parameters : Arrays.<@Nullable DERNull>asList(null, DERNull.INSTANCE)) {
            var sent = certId(good, hash);
            var withParameters = new CertID(
                    new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash.oid()), parameters),
                    sent.getIssuerNameHash(),
                    sent.getIssuerKeyHash(),
                    sent.getSerialNumber());

            var single = single(post(request(withParameters)), 0);

            assertThat(single.getCertID().getEncoded()).isEqualTo(withParameters.getEncoded());
            assertThat(single.getCertStatus().getTagNo()).isZero();
        }
    }

    @Test
    void severalCertificatesAreAnsweredInOrder() throws Exception {
        var unknown = certId(IssuerHash.SHA_1, BigInteger.TEN, "/ca/issuing.cer");
        var known = certId(good, IssuerHash.SHA_256);

        var responses =
                basic(post(request(null, unknown, known))).getTbsResponseData().getResponses();

        assertThat(responses.size()).isEqualTo(2);
        assertThat(SingleResponse.getInstance(responses.getObjectAt(0)).getCertID())
                .isEqualTo(unknown);
        assertThat(SingleResponse.getInstance(responses.getObjectAt(1)).getCertID())
                .isEqualTo(known);
    }

    @Test
    void moreCertificatesThanAllowedAreMalformed() throws Exception {
        var many = new CertID[11];
        Arrays.fill(many, certId(good, IssuerHash.SHA_1));

        assertThat(error(post(request(null, many)))).isOne();
    }

    @Test
    void timesHaveTheirOrder() throws Exception {
        var answer = basic(post(request(certId(good, IssuerHash.SHA_1)))).getTbsResponseData();
        var single = SingleResponse.getInstance(answer.getResponses().getObjectAt(0));

        var produced = answer.getProducedAt();
        assertThat(produced.getTimeString()).matches("\\d{14}Z");
        assertThat(single.getThisUpdate().getDate()).isBeforeOrEqualTo(produced.getDate());
        assertThat(Duration.between(
                        single.getThisUpdate().getDate().toInstant(),
                        single.getNextUpdate().getDate().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theResponderIsNamedByItsKey() throws Exception {
        var basic = basic(post(request(certId(good, IssuerHash.SHA_1))));
        var responder = Certificate.getInstance(basic.getCerts().getObjectAt(0));

        assertThat(basic.getTbsResponseData().getResponderID().getKeyHash())
                .isEqualTo(IssuerHash.SHA_1
                        .of(Bytes.of(responder
                                .getSubjectPublicKeyInfo()
                                .getPublicKeyData()
                                .getOctets()))
                        .toArray());
        assertThat(basic.getTbsResponseData().getResponseExtensions()).isNull();
    }

    // ---- nonces

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 32, 33, 128})
    void aNonceComesBack(int octets) throws Exception {
        byte[] nonce = new byte[octets];
        Arrays.fill(nonce, (byte) 7);
        var extension = new Extension(NONCE, false, new DEROctetString(nonce).getEncoded());

        var answered = basic(post(request(new Extensions(extension), certId(good, IssuerHash.SHA_1))))
                .getTbsResponseData()
                .getResponseExtensions();

        assertThat(answered.getExtensionOIDs()).containsExactly(NONCE);
        assertThat(answered.getExtension(NONCE).getExtnValue().getOctets())
                .isEqualTo(new DEROctetString(nonce).getEncoded());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129, 1000})
    void aNonceOfAForbiddenLengthIsMalformed(int octets) throws Exception {
        var extension = new Extension(NONCE, false, new DEROctetString(new byte[octets]).getEncoded());

        assertThat(error(post(request(new Extensions(extension), certId(good, IssuerHash.SHA_1)))))
                .isOne();
    }

    @Test
    void aNonceWithoutItsHeaderIsMalformed() throws Exception {
        var extension = new Extension(NONCE, false, new byte[] {1, 2, 3, 4});

        assertThat(error(post(request(new Extensions(extension), certId(good, IssuerHash.SHA_1)))))
                .isOne();
    }

    // ---- what is not answered

    @Test
    void aForeignIssuerIsUnauthorized() throws Exception {
        var foreign = certId(IssuerHash.SHA_1, BigInteger.TEN, "/ca/root.cer");

        assertThat(error(post(request(foreign)))).isEqualTo(6);
        assertThat(error(post(request(null, certId(good, IssuerHash.SHA_1), foreign))))
                .isEqualTo(6);
    }

    @Test
    void anUnknownHashIsUnauthorized() throws Exception {
        var known = certId(good, IssuerHash.SHA_1);
        var md5 = new CertID(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.2.5")),
                known.getIssuerNameHash(),
                known.getIssuerKeyHash(),
                known.getSerialNumber());

        assertThat(error(post(request(md5)))).isEqualTo(6);
    }

    @Test
    void anUnknownExtensionIsIgnoredUnlessItIsCritical() throws Exception {
        var oid = new ASN1ObjectIdentifier("2.999.5");
        byte[] value = DERNull.INSTANCE.getEncoded();
        var certId = certId(good, IssuerHash.SHA_1);

        assertThat(status(post(request(new Extensions(new Extension(oid, false, value)), certId))))
                .isZero();
        assertThat(error(post(request(new Extensions(new Extension(oid, true, value)), certId))))
                .isOne();
        var single = new Request(certId, new Extensions(new Extension(oid, true, value)));
        assertThat(error(post(encoded(new TBSRequest(null, new DERSequence(single), (Extensions) null)))))
                .isOne();
    }

    @Test
    void aNamedRequestorIsAnswered() throws Exception {
        var named = new TBSRequest(
                new GeneralName(GeneralName.rfc822Name, "a@example.org"),
                new DERSequence(new Request(certId(good, IssuerHash.SHA_1), null)),
                (Extensions) null);

        assertThat(status(post(encoded(named)))).isZero();
    }

    @Test
    void whatIsNoRequestIsMalformedUnderHttp200() throws Exception {
        byte[] right = request(certId(good, IssuerHash.SHA_1));
        byte[] indefinite = new byte[right.length + 3];
        System.arraycopy(right, 2, indefinite, 2, right.length - 2);
        indefinite[0] = 0x30;
        indefinite[1] = (byte) 0x80;
        byte[] deep = new byte[16_000];
        for (int i = 0; i + 1 < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        for (byte[] wrong : List.of(
                new byte[0],
                new byte[] {0},
                "<html>".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(right, right.length + 1),
                Arrays.copyOf(right, right.length - 1),
                indefinite,
                deep,
                new byte[] {0x30, 0},
                new byte[] {5, 0},
                encoded(new TBSRequest(null, new DERSequence(), (Extensions) null)),
                new DERSequence(new DERSequence(new DERTaggedObject(true, 0, new ASN1Integer(1)))).getEncoded())) {
            post(wrong).header("Cache-Control", equalTo("no-store"));
            assertThat(error(post(wrong))).isOne();
        }
    }

    @Test
    void noMutationOfARequestIsAFailureOfOurs() throws Exception {
        byte[] right = request(
                new Extensions(new Extension(NONCE, false, new DEROctetString(new byte[16]).getEncoded())),
                certId(good, IssuerHash.SHA_1));
        for (int i = 0; i < right.length; i++) {
            byte[] mutated = right.clone();
            mutated[i] ^= (byte) (1 << (i % 8));
            int status = OCSPResponse.getInstance(post(mutated).extract().asByteArray())
                    .getResponseStatus()
                    .getIntValue();
            assertThat(status).as("octet " + i).isIn(0, 1, 6);
        }
    }

    @Test
    void aRequestOverTheLimitIsNotRead() {
        given().config(raw())
                .contentType(REQUEST)
                .body(new byte[16 * 1024 + 1])
                .post("/ocsp")
                .then()
                .statusCode(413);
        post(new byte[16 * 1024]);
    }

    @Test
    void aChunkedRequestOverTheLimitIsRefusedToo() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var chunked = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[20 * 1024]));
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/ocsp"))
                            .header("Content-Type", REQUEST)
                            .POST(chunked)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/ocsp")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString(REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocsp", "/ocsp/MFEw"})
    void anotherMethodIsRefused(String path) {
        given().delete(path)
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST")
                .body("detail", containsString("/ocsp"));
    }

    @Test
    void everyAnswerForbidsGuessesAtItsType() throws Exception {
        given().contentType(REQUEST)
                .body(request(certId(good, IssuerHash.SHA_1)))
                .post("/ocsp")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void anAnswerIsGivenAgainUntilTheStatusChanges() throws Exception {
        byte[] question = request(certId(good, IssuerHash.SHA_1));
        byte[] first = post(question).extract().asByteArray();
        assertThat(post(question).extract().asByteArray()).isEqualTo(first);

        Doors.revoke(Doors.serial(good), "superseded").statusCode(200);

        assertThat(status(post(question))).isOne();
    }

    // ---- GET

    @Test
    void getWorksEscapedAndUnescaped() throws Exception {
        byte[] request = withAwkwardBase64();
        String base64 = Base64.getEncoder().encodeToString(request);
        assertThat(base64).contains("/").contains("+");

        for (String path : List.of(
                base64,
                URLEncoder.encode(base64, StandardCharsets.US_ASCII),
                base64.replace("=", ""),
                base64.replace("/", "%2F"),
                base64.replace("/", "%2f").replace("=", "%3d"))) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(OCSPResponse.getInstance(answer.body())
                            .getResponseStatus()
                            .getIntValue())
                    .as(path)
                    .isZero();
        }
    }

    /** Also with two slashes one after the other, which servers like to fold into one. */
    private byte[] withAwkwardBase64() throws IOException {
        byte[] issuing = Doors.download("/ca/issuing.cer");
        for (int i = 0; i < 10_000; i++) {
            var serial = new BigInteger("7fffffffffff", 16)
                    .shiftLeft(40 + 8 * (i % 3))
                    .add(BigInteger.valueOf(i));
            byte[] request = request(certId(IssuerHash.SHA_1, serial, issuing));
            String base64 = Base64.getEncoder().encodeToString(request);
            if (base64.contains("//") && base64.contains("+") && base64.endsWith("=")) {
                return request;
            }
        }
        throw new IllegalStateException("no such request found");
    }

    @Test
    void anAnswerToGetIsCacheable() throws Exception {
        byte[] request = request(certId(good, IssuerHash.SHA_1));
        var answer = get(URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.US_ASCII));

        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/ocsp-response");
        assertThat(headers.firstValue("Cache-Control")).contains("max-age=60, public, no-transform, must-revalidate");
        assertThat(headers.firstValue("ETag"))
                .contains("\"" + Bytes.of(answer.body()).sha256().toHex() + "\"");
        for (String date : List.of("Date", "Last-Modified", "Expires")) {
            assertThat(headers.allValues(date)).hasSize(1);
            var text = headers.firstValue(date).orElseThrow();
            assertThat(text).hasSize(29);
            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        }
        assertThat(headers.firstValue("Pragma")).isEmpty();
    }

    @Test
    void anAnswerWithANonceOrToAPostIsNotCacheable() throws Exception {
        var nonce = new Extensions(new Extension(NONCE, false, new DEROctetString(new byte[16]).getEncoded()));
        byte[] request = request(nonce, certId(good, IssuerHash.SHA_1));

        var toGet = get(URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.US_ASCII));

        assertThat(toGet.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(toGet.headers().firstValue("ETag")).isEmpty();
        post(request).header("Cache-Control", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/%%%", "/!!!!", "/AAAA", "/a%2", "/MAA="})
    void whatIsNoRequestIsMalformedInAGet(String path) throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET /ocsp" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("Exception");
        }
    }

    // ---- the wire

    private static HttpResponse<byte[]> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/ocsp/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static RestAssuredConfig raw() {
        return RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(REQUEST, ContentType.BINARY));
    }

    private static ValidatableResponse post(byte[] request) {
        return given().config(raw())
                .contentType(REQUEST)
                .body(request)
                .post("/ocsp")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/ocsp-response"));
    }

    private static CertID certId(X509Certificate certificate, IssuerHash hash) throws IOException {
        return certId(hash, certificate.getSerialNumber(), "/ca/issuing.cer");
    }

    private static CertID certId(IssuerHash hash, BigInteger serial, String issuer) throws IOException {
        return certId(hash, serial, Doors.download(issuer));
    }

    private static CertID certId(IssuerHash hash, BigInteger serial, byte[] der) throws IOException {
        var issuer = Certificate.getInstance(der);
        return new CertID(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(hash.oid()), DERNull.INSTANCE),
                new DEROctetString(hash.of(Bytes.of(issuer.getSubject().getEncoded(ASN1Encoding.DER)))
                        .toArray()),
                new DEROctetString(hash.of(Bytes.of(issuer.getSubjectPublicKeyInfo()
                                .getPublicKeyData()
                                .getOctets()))
                        .toArray()),
                new ASN1Integer(serial));
    }

    private static byte[] request(CertID certId) throws IOException {
        return request(null, certId);
    }

    private static byte[] request(@Nullable Extensions extensions, CertID... certIds) throws IOException {
        var requests = new ASN1EncodableVector();
        for (var certId : certIds) {
            requests.add(new Request(certId, null));
        }
        return encoded(new TBSRequest(null, new DERSequence(requests), extensions));
    }

    private static byte[] encoded(TBSRequest request) throws IOException {
        return new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER);
    }

    private static BasicOCSPResponse basic(ValidatableResponse answer) {
        var response = OCSPResponse.getInstance(answer.extract().asByteArray());
        assertThat(response.getResponseStatus().getIntValue()).isZero();
        return BasicOCSPResponse.getInstance(
                response.getResponseBytes().getResponse().getOctets());
    }

    private static SingleResponse single(ValidatableResponse answer, int index) {
        return SingleResponse.getInstance(
                basic(answer).getTbsResponseData().getResponses().getObjectAt(index));
    }

    private static int status(ValidatableResponse answer) {
        return single(answer, 0).getCertStatus().getTagNo();
    }

    private static int error(ValidatableResponse answer) {
        var response = OCSPResponse.getInstance(answer.extract().asByteArray());
        assertThat(response.getResponseBytes()).isNull();
        return response.getResponseStatus().getIntValue();
    }
}
