package org.openmss.ca.timestamp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.timestamp.domain.TimeStampMessages;
import org.openmss.ca.timestamp.domain.TimeStamps;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class TimeStampApiTest {
    private static final byte[] DATA = "a contract".getBytes(StandardCharsets.UTF_8);

    @Inject
    Hierarchy hierarchy;

    @Inject
    TimeStampMessages messages;

    @Inject
    TimeStampingKey keys;

    @Inject
    TimeStamps timeStamps;

    @Inject
    TimeStampConfig config;

    @Inject
    InstantSource clock;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    // ---- the independent judges

    @ParameterizedTest
    @CsvSource({
        "-sha256, -cert, -no_nonce",
        "-sha256, -no_nonce, -no_nonce",
        "-sha384, -cert, -cert",
        "-sha512, -no_nonce, -no_nonce"
    })
    void openSslVerifiesAReplyWithAndWithoutTheCertificateInIt(String hash, String one, String other) throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("data", DATA);
        openSsl.file("other", new byte[] {1});
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem(
                "tsa.pem",
                "CERTIFICATE",
                hierarchy.timeStamping().certificate().der().toArray());
        openSsl.file("untrusted.pem", joined(openSsl.read("issuing.pem"), openSsl.read("tsa.pem")));
        openSsl.run("ts", "-query", "-data", "data", hash, one, other, "-out", "query.tsq");

        openSsl.file("reply.tsr", TimeStampDoor.reply(openSsl.read("query.tsq")));

        boolean inside = one.equals("-cert");
        String untrusted = inside ? "root.pem" : "untrusted.pem";
        var arguments = List.of("ts", "-verify", "-in", "reply.tsr", "-CAfile", "root.pem", "-untrusted", untrusted);
        assertThat(openSsl.run(with(arguments, "-queryfile", "query.tsq")).text())
                .contains("Verification: OK");
        assertThat(openSsl.run(with(arguments, "-data", "data")).text()).contains("Verification: OK");
        assertThat(openSsl.run(with(arguments, "-data", "other")).text())
                .contains("message imprint mismatch", "Verification: FAILED");
        assertThat(openSsl.run("ts", "-reply", "-in", "reply.tsr", "-text").text())
                .contains("Status: Granted.", "Ordering: no", "TSA: DirName:/C=XX", "Accuracy: 0x01 seconds");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String[] with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"2.16.840.1.101.3.4.2.1, 32", "2.16.840.1.101.3.4.2.2, 48", "2.16.840.1.101.3.4.2.3, 64"})
    void bouncyCastleValidatesTheTokenOfEachHash(String hash, int octets) throws Exception {
        var request = TimeStampDoor.asking()
                .generate(new ASN1ObjectIdentifier(hash), TimeStampDoor.imprint(octets), BigInteger.valueOf(4711));

        var token = TimeStampDoor.token(request);

        validate(token);
        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(request.getMessageImprintDigest());
    }

    private void validate(TimeStampToken token) throws Exception {
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(new X509CertificateHolder(
                        hierarchy.timeStamping().certificate().der().toArray())));
    }

    // ---- what a time-stamp says

    @Test
    void aTimeStampSaysWhatTheStandardWants() throws Exception {
        Instant before = clock.instant();
        var request = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint(), BigInteger.valueOf(815));

        var token = TimeStampDoor.token(request);

        var info = token.getTimeStampInfo().toASN1Structure();
        assertThat(info.getVersion().getValue()).isOne();
        assertThat(info.getPolicy().getId()).isEqualTo(config.policy().value());
        assertThat(info.getMessageImprint()).isEqualTo(request.getMessageImprint());
        assertThat(info.getNonce().getValue()).isEqualTo(815);
        assertThat(info.getOrdering().isTrue()).isFalse();
        assertThat(info.getExtensions()).isNull();
        assertThat(info.getAccuracy().getSeconds().getValue()).isOne();
        assertThat(Bytes.of(info.getTsa().getName().toASN1Primitive().getEncoded()))
                .isEqualTo(hierarchy.timeStamping().certificate().subject());
        assertThat(token.getTimeStampInfo().getGenTime().toInstant()).isBetween(before.minusMillis(1), clock.instant());
    }

    @Test
    void whatIsDefaultIsNotWrittenAndTheWholeReplyIsDer() throws Exception {
        byte[] reply = TimeStampDoor.reply(TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha512, TimeStampDoor.imprint(64))
                .getEncoded());

        assertThat(ASN1Primitive.fromByteArray(reply).getEncoded(ASN1Encoding.DER))
                .isEqualTo(reply);
        var info = (ASN1Sequence) ASN1Primitive.fromByteArray((byte[]) new TimeStampResponse(reply)
                .getTimeStampToken()
                .toCMSSignedData()
                .getSignedContent()
                .getContent());
        assertThat(info.toArray()).hasSize(7);
        assertThat(TSTInfo.getInstance(info).getNonce()).isNull();
    }

    @Test
    void theSigningCertificateIsNamedByEssCertIdV2AndThereIsNoOtherTime() throws Exception {
        var attributes = TimeStampDoor.token().getSignedAttributes();

        byte[] certificate = hierarchy.timeStamping().certificate().der().toArray();
        var named = SigningCertificateV2.getInstance(
                attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2).getAttributeValues()[0]);
        assertThat(named.getCerts()).hasSize(1);
        assertThat(named.getCerts()[0].getCertHash())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(certificate));
        assertThat(named.getCerts()[0].getIssuerSerial().getSerial().getValue())
                .isEqualTo(Doors.parse(certificate).getSerialNumber());
        assertThat(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificate))
                .isNull();
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
    }

    @Test
    void certificatesAreInTheTokenWhereTheyAreAskedForAndNowhereElse() throws Exception {
        var asked = TimeStampDoor.token();
        var plain = TimeStampDoor.asking();
        plain.setCertReq(false);
        var notAsked = TimeStampDoor.token(plain.generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint()));

        assertThat(asked.getCertificates().getMatches(null)).hasSize(2);
        assertThat(asked.getCertificates().getMatches(asked.getSID())).hasSize(1);
        assertThat(notAsked.getCertificates().getMatches(null)).isEmpty();
        validate(notAsked);
    }

    @Test
    void theCertificateIsForTimeStampingAloneAndSaysSoCritically() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("tsa.der", hierarchy.timeStamping().certificate().der().toArray());

        assertThat(openSsl.run("x509", "-in", "tsa.der", "-noout", "-text").text())
                .containsPattern("Extended Key Usage: critical\\s+Time Stamping\\n")
                .containsPattern("Key Usage: critical\\s+Digital Signature\\n")
                .contains("X509v3 Private Key Usage Period")
                .contains("URI:http://localhost:8083/crl/issuing.crl")
                .contains("OCSP - URI:http://localhost:8083/ocsp")
                .containsPattern("Time Stamping [0-9a-f]{8}");
    }

    @Test
    void thePolicyThatIsAskedForIsTheOne() throws Exception {
        var asking = TimeStampDoor.asking();
        asking.setReqPolicy(new ASN1ObjectIdentifier(config.policy().value()));

        var token = TimeStampDoor.token(asking.generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint()));

        assertThat(token.getTimeStampInfo().getPolicy().getId())
                .isEqualTo(config.policy().value());
    }

    @Test
    void aNonceOfAnySizeComesBack() throws Exception {
        var nonce = BigInteger.ONE.shiftLeft(2048).negate();

        var token = TimeStampDoor.token(
                TimeStampDoor.asking().generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint(), nonce));

        assertThat(token.getTimeStampInfo().getNonce()).isEqualTo(nonce);
    }

    // ---- what is refused

    static Stream<Arguments> refused() throws IOException {
        var good = TimeStampDoor.asking().generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint());
        var extended = TimeStampDoor.asking();
        extended.addExtension(new ASN1ObjectIdentifier("2.999.5"), false, DERNull.INSTANCE);
        var critical = TimeStampDoor.asking();
        critical.addExtension(new ASN1ObjectIdentifier("2.999.5"), true, DERNull.INSTANCE);
        var otherPolicy = TimeStampDoor.asking();
        otherPolicy.setReqPolicy(TimeStampDoor.OTHER_POLICY);
        byte[] bytes = good.getEncoded();
        return Stream.of(
                Arguments.of(
                        "badAlg",
                        "SHA-256, SHA-384, SHA-512",
                        TimeStampDoor.asking()
                                .generate(OIWObjectIdentifiers.idSHA1, TimeStampDoor.imprint(20))
                                .getEncoded()),
                Arguments.of(
                        "badAlg",
                        "SHA-256, SHA-384, SHA-512",
                        TimeStampDoor.asking()
                                .generate(TSPAlgorithms.SHA224, TimeStampDoor.imprint(28))
                                .getEncoded()),
                Arguments.of("badAlg", "no parameters", withParameters(new ASN1Integer(1))),
                Arguments.of(
                        "badDataFormat",
                        "SHA-256 has 32 octets",
                        TimeStampDoor.asking()
                                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint(31))
                                .getEncoded()),
                Arguments.of(
                        "badDataFormat",
                        "SHA-512 has 64 octets",
                        TimeStampDoor.asking()
                                .generate(NISTObjectIdentifiers.id_sha512, TimeStampDoor.imprint(48))
                                .getEncoded()),
                Arguments.of(
                        "unacceptedPolicy",
                        "the policy of this authority is 2.999.1.8",
                        otherPolicy
                                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                                .getEncoded()),
                Arguments.of(
                        "unacceptedExtension",
                        "without",
                        extended.generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                                .getEncoded()),
                Arguments.of(
                        "unacceptedExtension",
                        "without",
                        critical.generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                                .getEncoded()),
                Arguments.of("badRequest", "the version is not 1", ofVersion(good.toASN1Structure(), 2)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", new byte[0]),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", "hello".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", Arrays.copyOf(bytes, bytes.length - 1)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", Arrays.copyOf(bytes, bytes.length + 1)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", indefinite(bytes)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", nested(4000)),
                Arguments.of("badDataFormat", "no TimeStampReq in DER", nestedWithoutLengths(8000)));
    }

    private static byte[] withParameters(ASN1Integer parameters) throws IOException {
        var imprint = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, parameters),
            new DEROctetString(TimeStampDoor.imprint())
        });
        return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {new ASN1Integer(1), imprint}).getEncoded();
    }

    private static byte[] ofVersion(TimeStampReq request, int version) throws IOException {
        var fields = ASN1Sequence.getInstance(request.toASN1Primitive()).toArray();
        fields[0] = new ASN1Integer(version);
        return new DERSequence(fields).getEncoded();
    }

    /** Sequences in sequences. */
    private static byte[] nested(int depth) {
        var nested = ByteBuffer.allocate(4 * depth);
        for (int left = 4 * (depth - 1); left >= 0; left -= 4) {
            nested.put((byte) 0x30).put((byte) 0x82).putShort((short) left);
        }
        return nested.array();
    }

    private static byte[] nestedWithoutLengths(int depth) {
        var nested = ByteBuffer.allocate(2 * depth);
        while (nested.hasRemaining()) {
            nested.put((byte) 0x30).put((byte) 0x80);
        }
        return nested.array();
    }

    /** The same in BER, with a length that is not said. */
    private static byte[] indefinite(byte[] der) {
        byte[] ber = new byte[der.length + 2];
        System.arraycopy(der, 0, ber, 0, der.length);
        ber[1] = (byte) 0x80;
        return ber;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeStampedIsRefusedUnderHttp200AndSaysWhy(String fault, String why, byte[] request) throws Exception {
        long before = count("time_stamp");

        var response = TimeStampDoor.response(request);

        assertThat(response.getStatus()).isEqualTo(PKIStatus.REJECTION);
        assertThat(TimeStampDoor.refusal(response)).isEqualTo(fault);
        assertThat(response.getStatusString()).contains(why);
        assertThat(response.getTimeStampToken()).isNull();
        assertThat(count("time_stamp")).isEqualTo(before);
    }

    @Test
    void noMutationOfARequestIsAFailureOfOurs() throws Exception {
        byte[] good = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint(), BigInteger.TEN)
                .getEncoded();
        var chance = new Random(42);
        for (int round = 0; round < 300; round++) {
            byte[] mutant = good.clone();
            for (int i = 0; i <= chance.nextInt(3); i++) {
                mutant[chance.nextInt(30)] = (byte) chance.nextInt(256);
            }

            var answer = TimeStampDoor.post(mutant).extract();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(TimeStampDoor.refusal(new TimeStampResponse(answer.asByteArray())))
                    .isNotEqualTo("systemFailure");
        }
    }

    @Test
    void aRequestOverTheLimitIsRefused() throws Exception {
        TimeStampDoor.post(new byte[16 * 1024 + 1])
                .statusCode(413)
                .body("type", equalTo("urn:mss:problem:body-too-large"));
        var chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/tsa"))
                .header("Content-Type", TimeStampDoor.QUERY)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[32 * 1024])))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(chunked, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void anotherContentTypeIsNotUnderstoodAndThereIsNothingToGet() {
        given().contentType("application/json").body("{}").post("/tsa").then().statusCode(415);
        given().get("/tsa").then().statusCode(405);
    }

    @Test
    void repliesAreNotForCaches() throws Exception {
        TimeStampDoor.post(TimeStampDoor.asking()
                        .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                        .getEncoded())
                .statusCode(200)
                .header("Cache-Control", "no-store");
    }

    // ---- numbers and records

    @Test
    void eachTimeStampIsOnRecordOnceWithAnAuditRecordAndWithoutTheImprint() throws Exception {
        byte[] imprint = TimeStampDoor.imprint();

        var token = TimeStampDoor.token(TimeStampDoor.asking().generate(NISTObjectIdentifiers.id_sha256, imprint));

        String serial = serial(token);
        assertThat(rows("select key_id || ' ' || policy from time_stamp where serial = ?", serial))
                .containsExactly(hierarchy.timeStamping().id() + " " + config.policy());
        assertThat(rows("select actor || ' ' || action || ' ' || outcome from audit_record where subject = ?", serial))
                .containsExactly("anyone time-stamp.issue done");
        assertThat(rows("select t::text from time_stamp t where serial = ?", serial))
                .noneMatch(row -> row.contains(Bytes.of(imprint).toHex()));
        assertThatThrownBy(() -> rows("delete from time_stamp where serial = ? returning serial", serial))
                .hasMessageContaining("stay on record");
    }

    /** What a restart or another replica is at its worst: chance begins as it did before. */
    private IssueTimeStamp replica() {
        return new IssueTimeStamp(
                messages, keys, timeStamps, new SigningRate(1000, clock), config, clock, new Random(20_301));
    }

    @Test
    void noNumberIsGivenTwiceEvenWhereChanceRepeatsAfterARestartOrOnAnotherReplica() throws Exception {
        byte[] request = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                .getEncoded();
        var first = replica();
        var serials = new ArrayList<>(List.of(serialOf(first, request), serialOf(first, request)));

        Callable<String> afterIt = () -> serialOf(replica(), request);
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (var answer : replicas.invokeAll(List.of(afterIt, afterIt))) {
                serials.add(answer.get());
            }
        }

        assertThat(new HashSet<>(serials)).hasSize(4);
        assertThat(serials)
                .allSatisfy(serial -> assertThat(rows("select serial from time_stamp where serial = ?", serial))
                        .hasSize(1));
    }

    private static String serialOf(IssueTimeStamp issuing, byte[] request) throws Exception {
        return serial(new TimeStampResponse(issuing.issue(Bytes.of(request)).toArray()).getTimeStampToken());
    }

    @Test
    void moreThanASecondAllowsAreRefusedWithoutANumber() throws Exception {
        var now = clock.instant();
        var two = new IssueTimeStamp(
                messages, keys, timeStamps, new SigningRate(2, () -> now), config, clock, new SecureRandom());
        byte[] request = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                .getEncoded();
        serialOf(two, request);
        serialOf(two, request);
        long before = count("time_stamp");

        assertThatThrownBy(() -> two.issue(Bytes.of(request)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
        assertThat(count("time_stamp")).isEqualTo(before);
        assertThat(new TimeStampResponse(two.issue(Bytes.of(new byte[1])).toArray()).getStatus())
                .isEqualTo(PKIStatus.REJECTION);
    }

    @Test
    void aClockThatIsOutsideTheKeysTimeStampsNothing() throws Exception {
        var late = hierarchy.timeStamping().certificate().signsUntil().plusSeconds(1);
        var issuing = new IssueTimeStamp(
                messages, keys, timeStamps, new SigningRate(2, clock), config, () -> late, new SecureRandom());
        long before = count("time_stamp");

        var response = new TimeStampResponse(issuing.issue(Bytes.of(TimeStampDoor.asking()
                        .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                        .getEncoded()))
                .toArray());

        assertThat(TimeStampDoor.refusal(response)).isEqualTo("timeNotAvailable");
        assertThat(count("time_stamp")).isEqualTo(before);
    }

    @Test
    void aDatabaseThatGoesAwayIsASystemFailureUnderHttp200() throws Exception {
        byte[] request = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                .getEncoded();
        execute("create or replace function end_of_connection() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'");
        execute("create trigger outage after insert on time_stamp for each row execute function end_of_connection()");
        TimeStampResponse response;
        try {
            response = TimeStampDoor.response(request);
        } finally {
            execute("drop trigger outage on time_stamp");
        }

        assertThat(TimeStampDoor.refusal(response)).isEqualTo("systemFailure");
        assertThat(response.getStatusString()).contains("try again later");
        assertThat(TimeStampDoor.response(request).getStatus()).isEqualTo(PKIStatus.GRANTED);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    // ---- the key's end

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void theKeysCertificateHasAStatusAndOpenSslSeesIt() throws Exception {
        var tsa = Doors.parse(hierarchy.timeStamping().certificate().der().toArray());

        given().get("/certificates/{serial}", Doors.serial(tsa))
                .then()
                .statusCode(200)
                .body("state", equalTo("VALID"));
        assertThat(byOcsp(tsa.getEncoded())).contains("Response verify OK", "tsa.pem: good");
    }

    private String byOcsp(byte[] certificate) throws IOException, InterruptedException {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem("tsa.pem", "CERTIFICATE", certificate);
        return openSsl.run(
                        "ocsp",
                        "-issuer",
                        "issuing.pem",
                        "-cert",
                        "tsa.pem",
                        "-url",
                        "http://localhost:" + RestAssured.port + "/ocsp",
                        "-CAfile",
                        "root.pem")
                .text();
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aRevokedKeySignsNoMoreAndAnotherTakesItsPlace() throws Exception {
        var before = hierarchy.timeStamping();
        var revoked = Doors.parse(before.certificate().der().toArray());
        Doors.revoke(Doors.serial(revoked), "keyCompromise").statusCode(200);

        var token = TimeStampDoor.token();

        assertThat(hierarchy.timeStamping().id()).isNotEqualTo(before.id());
        validate(token);
        assertThat(byOcsp(revoked.getEncoded())).contains("Response verify OK", "tsa.pem: revoked");
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aKeyOnHoldSignsNothingUntilItIsBack() throws Exception {
        String serial = Doors.serial(
                Doors.parse(hierarchy.timeStamping().certificate().der().toArray()));
        given().post("/certificates/{serial}/suspension", serial).then().statusCode(200);
        byte[] request = TimeStampDoor.asking()
                .generate(NISTObjectIdentifiers.id_sha256, TimeStampDoor.imprint())
                .getEncoded();

        var held = TimeStampDoor.response(request);
        given().delete("/certificates/{serial}/suspension", serial).then().statusCode(200);
        var back = TimeStampDoor.response(request);

        assertThat(TimeStampDoor.refusal(held)).isEqualTo("systemFailure");
        assertThat(held.getStatusString()).contains("on hold");
        assertThat(back.getStatus()).isEqualTo(PKIStatus.GRANTED);
    }

    private static String serial(TimeStampToken token) {
        return Bytes.of(token.getTimeStampInfo().getSerialNumber().toByteArray())
                .toHex();
    }

    private long count(String table) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from " + table);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> rows(String sql, String serial) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, serial);
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
