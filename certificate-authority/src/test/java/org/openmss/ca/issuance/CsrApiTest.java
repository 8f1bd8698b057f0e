package org.openmss.ca.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.Card;
import org.openmss.ca.ChainJudges;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(IssuanceForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class CsrApiTest {
    @TempDir
    Path folder;

    private static String subject() {
        return Csr.SUBJECT + UUID.randomUUID();
    }

    @ParameterizedTest
    @MethodSource
    void aMachineGetsWhatTheProfileTakesFromItsRequestAndNothingElse(KeyPair keys) throws Exception {
        var csr = Csr.of(keys, "C=IS,O=Fyrirtæki ehf.,CN=gateway 1", "gw1.example.is", "gw1.example.com");

        var certificate = Doors.certificate(
                Doors.issue(Csr.request("machine-client", csr)).statusCode(201));

        ChainJudges.agree(folder, certificate);
        assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=gateway 1,O=Fyrirtæki ehf.,C=IS");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "gw1.example.is"), List.of(2, "gw1.example.com"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("2.5.29.15")))
                .isEqualTo("040403020780");
    }

    static Stream<KeyPair> aMachineGetsWhatTheProfileTakesFromItsRequestAndNothingElse() {
        return Stream.of(Card.p256(), Card.key("secp384r1"), Card.key("secp521r1"), Card.rsa(2048));
    }

    @Test
    void openSslTakesAMachineAsATlsClientAndItsMessagesAsSigned() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.run(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                "key.pem",
                "-outform",
                "DER",
                "-out",
                "csr.der",
                "-utf8",
                "-subj",
                "/C=IS/O=Fyrirtæki ehf./CN=" + UUID.randomUUID());
        var certificate =
                Doors.certificate(Doors.issue(Csr.request("machine-client", Bytes.of(openSsl.read("csr.der"))))
                        .statusCode(201));
        openSsl.pem("leaf.pem", "CERTIFICATE", certificate.getEncoded());
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));

        var client = openSsl.run(
                "verify",
                "-x509_strict",
                "-purpose",
                "sslclient",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.pem");
        var server = openSsl.run(
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.pem");
        openSsl.run(
                "cms",
                "-sign",
                "-in",
                "leaf.pem",
                "-nodetach",
                "-signer",
                "leaf.pem",
                "-inkey",
                "key.pem",
                "-certfile",
                "issuing.pem",
                "-outform",
                "DER",
                "-out",
                "message.der");
        var message = openSsl.run("cms", "-verify", "-inform", "DER", "-in", "message.der", "-CAfile", "root.pem");

        assertThat(client.text()).contains("leaf.pem: OK");
        assertThat(server.status()).isNotZero();
        assertThat(message.text()).containsIgnoringCase("verification successful");
    }

    @Test
    void theSubjectOfTheDoorGoesBeforeThatOfTheRequest() throws Exception {
        var request = Csr.request("machine-client", Csr.of(Card.p256(), "CN=whoever"));
        request.put("subject", Map.of("countryName", "NO", "organizationName", "Selskap AS", "commonName", "node"));

        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));

        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=node,O=Selskap AS,C=NO");
    }

    @Test
    void aServerSideKeyOfAPersonGetsNothingOfItsRequest() throws Exception {
        var request = Csr.request("signature-server", Csr.of(Card.p256(), "CN=Mallory", "mallory.example.is"));
        request.put("subject", Csr.person());

        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));

        ChainJudges.agree(folder, certificate);
        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("CN=Anna Jónsdóttir")
                .doesNotContain("Mallory");
        assertThat(certificate.getSubjectAlternativeNames()).isNull();
    }

    @Test
    void aPersonsSubjectIsNotTakenFromTheRequest() {
        Doors.issue(Csr.request("signature-server", Csr.of(Card.p256(), subject())))
                .statusCode(400)
                .body("type", equalTo("urn:mss:problem:missing-field"), "field", equalTo("subject"));
    }

    @Test
    void theSameRequestAgainGivesTheSameCertificate() {
        var request = Csr.request("machine-client", Csr.of(Card.p256(), subject()));
        var first = Doors.certificate(Doors.issue(request).statusCode(201));

        assertThat(Doors.certificate(Doors.issue(request).statusCode(200))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource
    void aRequestThatItsKeyDidNotSignIsABadProof(KeyPair keys, KeyPair signer, String algorithm) {
        var csr = Csr.signedBy(signer, keys, algorithm, subject());

        Doors.issue(Csr.request("machine-client", csr))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:bad-proof"));
    }

    static Stream<Arguments> aRequestThatItsKeyDidNotSignIsABadProof() {
        return Stream.of(
                Arguments.of(Card.p256(), Card.p256(), "SHA256withECDSA"),
                Arguments.of(Card.rsa(2048), Card.rsa(2048), "SHA512withRSA"));
    }

    @Test
    void aRequestThatWasChangedIsABadProof() {
        var csr = Csr.of(Card.p256(), "C=IS,O=Fyrirtæki ehf.,CN=gateway 1");
        var changed = Bytes.of(HexFormat.of().parseHex(csr.toHex().replace(hex("gateway 1"), hex("gateway 2"))));

        Doors.issue(Csr.request("machine-client", changed))
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:bad-proof"));
    }

    @Test
    void aProfileForSecureDevicesTakesNoRequest() {
        var request = Csr.request("signature", Csr.of(Card.p256(), subject()));
        request.put("subject", Csr.person());

        Doors.issue(request).statusCode(422).body("type", equalTo("urn:mss:problem:proof-not-allowed"));
    }

    @Test
    void aMachineHasNoStatement() {
        var request = new Card().request(KeyPurpose.AUTHENTICATION);
        request.put("profile", "machine-client");

        Doors.issue(request).statusCode(400).body("field", equalTo("csr"));
    }

    @Test
    void aRequestAndAStatementTogetherAreRefused() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.put("profile", "signature-server");
        request.put("csr", Csr.of(Card.p256(), subject()).toBase64());

        Doors.issue(request).statusCode(400).body("field", equalTo("csr"), "detail", containsString("either"));
    }

    @Test
    void aPersonsMembersAreNoMachines() {
        var request = Csr.request("machine-client", Csr.of(Card.p256(), subject()));
        request.put("subject", Csr.person());

        Doors.issue(request).statusCode(400).body("field", startsWith("subject."));
    }

    @Test
    void theKeyOfAPersonIsNotCertifiedForAMachine() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.AUTHENTICATION)).statusCode(201);

        Doors.issue(Csr.request("machine-client", Csr.of(card.keys(), subject())))
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:key-already-certified"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNoRequestIsRefusedWithTheReason(String reason, Bytes csr) {
        Doors.issue(Csr.request("machine-client", csr))
                .statusCode(400)
                .body("field", equalTo("csr"), "detail", containsString(reason));
    }

    static Stream<Arguments> whatIsNoRequestIsRefusedWithTheReason() {
        byte[] right = Csr.of(Card.p256(), subject()).toArray();
        var ec = Card.p256();
        String[] eleven =
                IntStream.range(0, 11).mapToObj(i -> "h" + i + ".example.is").toArray(String[]::new);
        return Stream.of(
                Arguments.of("ENC-1", Bytes.of(new byte[0])),
                Arguments.of("ENC-1", Bytes.of(Arrays.copyOf(right, right.length - 1))),
                Arguments.of("bytes follow", Bytes.of(Arrays.copyOf(right, right.length + 1))),
                Arguments.of("too deeply", nested(40)),
                Arguments.of("USR-7", Csr.of(Card.rsa(1024), subject())),
                Arguments.of("USR-8", Csr.signedBy(ec, ec, "SHA1withECDSA", subject())),
                Arguments.of("USR-3", Csr.of(ec, "C=IS,O=Fyrirtæki ehf.,OU=unit,CN=x")),
                Arguments.of("USR-3", Csr.of(ec, "C=IS,CN=x")),
                Arguments.of("USR-3", Csr.of(ec, "C=IS,O=a,O=b,CN=x")),
                Arguments.of("ENC-9", Csr.of(ec, "C=IS,O=a+CN=x")),
                Arguments.of("countryName", Csr.of(ec, "C=UU,O=a,CN=x")),
                Arguments.of("USR-28", Csr.of(ec, subject(), "*.example.is")),
                Arguments.of("USR-28", Csr.of(ec, subject(), "localhost")),
                Arguments.of("USR-28", Csr.of(ec, subject(), "UPPER.example.is")),
                Arguments.of("USR-28", Csr.of(ec, subject(), "a.example.is", "a.example.is")),
                Arguments.of("USR-28", Csr.of(ec, subject(), eleven)));
    }

    /** SEQUENCEs within SEQUENCEs, in DER. */
    private static Bytes nested(int depth) {
        byte[] inner = new byte[0];
        for (int i = 0; i < depth; i++) {
            byte[] outer = new byte[inner.length + 2];
            outer[0] = 0x30;
            outer[1] = (byte) inner.length;
            System.arraycopy(inner, 0, outer, 2, inner.length);
            inner = outer;
        }
        return Bytes.of(inner);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
