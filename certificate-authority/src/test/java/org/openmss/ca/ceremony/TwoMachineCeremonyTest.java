package org.openmss.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.hierarchy.pkcs11.SoftHsm;

/** A ceremony on two machines: keys where they sign, the root where it is kept, PKCS#10 and certificates carried between. */
class TwoMachineCeremonyTest {
    private static final String SECRET = "a-password-of-key-files";
    private static final Pattern SHOWN = Pattern.compile("--protocol-sha256 ([0-9a-f]{64})");

    @TempDir
    Path folder;

    private CeremonyRoom room;

    @BeforeEach
    void enterTheRoom() {
        room = new CeremonyRoom(folder, InstantSource.system());
    }

    private Map<String, String> plan(String keys) {
        var plan = new LinkedHashMap<String, String>();
        plan.put("mss.ca.public-url", "http://pki.operator.example");
        plan.put("mss.ca.organization.country", "IS");
        plan.put("mss.ca.organization.name", "Operator");
        plan.put("mss.ca.organization.identifier", "NTRIS-1234567890");
        plan.put("mss.ca.keys.directory", folder.resolve(keys).toString());
        plan.put("mss.ca.keys.password", SECRET);
        plan.put("mss.ceremony.authorities.issuing", "P-256");
        return plan;
    }

    private Map<String, String> ofTheRoot() {
        var plan = plan("root-keys");
        plan.put("mss.ceremony.root", "P-384");
        return plan;
    }

    private static String shown(CeremonyRoom.Result result) {
        var matcher = SHOWN.matcher(result.text());
        assertThat(matcher.find()).as(result.text()).isTrue();
        return matcher.group(1);
    }

    /** @return the hash that people write down */
    private String requested(Map<String, String> plan, String to) throws IOException {
        var result = room.step("request", plan, to);
        assertThat(result.status()).as(result.text()).isZero();
        return shown(result);
    }

    private CeremonyRoom.Result certify(Map<String, String> plan, String from, String hash, String to)
            throws IOException {
        return room.step("certify", plan, to, "--from", folder.resolve(from).toString(), "--protocol-sha256", hash);
    }

    private CeremonyRoom.Result take(Map<String, String> plan, String from, String hash, String to) throws IOException {
        return room.step("take", plan, to, "--from", folder.resolve(from).toString(), "--protocol-sha256", hash);
    }

    private String certified(Map<String, String> plan, String from, String hash, String to) throws IOException {
        var result = certify(plan, from, hash, to);
        assertThat(result.status()).as(result.text()).isZero();
        return shown(result);
    }

    private X509Certificate certificate(String file) throws IOException {
        return Doors.parse(Files.readAllBytes(folder.resolve(file)));
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private OpenSsl.Verdict verifyRecord(String made, String name) throws Exception {
        return new OpenSsl(folder.resolve(made))
                .run(
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        name + ".p7s",
                        "-x509_strict",
                        "-content",
                        name + ".json",
                        "-CAfile",
                        "root.pem",
                        "-out",
                        "read.json");
    }

    @Test
    void aKeyMadeWhereItSignsIsCertifiedByARootThatNeverMeetsIt() throws Exception {
        String request = requested(plan("issuing-keys"), "requests");
        String certification = certified(ofTheRoot(), "requests", request, "certificates");

        var taken = take(plan("issuing-keys"), "certificates", certification, "taken");

        assertThat(taken.status()).as(taken.text()).isZero();
        assertThat(files("root-keys")).containsExactly("root.p12");
        assertThat(files("issuing-keys")).contains("issuing.p12").doesNotContain("root.p12");
        assertThat(files("requests")).containsExactlyInAnyOrder("issuing.csr", "protocol.json");
        assertThat(files("certificates"))
                .containsExactlyInAnyOrder("root.pem", "issuing.pem", "root.crl", "protocol.json");
        assertThat(files("taken"))
                .containsExactlyInAnyOrder(
                        "root.pem",
                        "issuing.pem",
                        "issuing-ocsp.pem",
                        "issuing-tsa.pem",
                        "protocol.json",
                        "protocol.p7s",
                        "certification.json",
                        "certification.p7s");
        var openSsl = new OpenSsl(folder.resolve("certificates"));
        openSsl.pem("root-crl.pem", "X509 CRL", openSsl.read("root.crl"));
        assertThat(openSsl.run(
                                "verify",
                                "-x509_strict",
                                "-check_ss_sig",
                                "-crl_check_all",
                                "-extended_crl",
                                "-CRLfile",
                                "root-crl.pem",
                                "-CAfile",
                                "root.pem",
                                "issuing.pem")
                        .text())
                .contains("issuing.pem: OK");
        assertThat(verifyRecord("taken", "protocol").status()).isZero();
        assertThat(verifyRecord("taken", "certification").status()).isZero();
    }

    @Test
    void theRecordsNameEachOtherAndTheKeySignsThatOfItsCeremony() throws Exception {
        String request = requested(plan("issuing-keys"), "requests");
        String certification = certified(ofTheRoot(), "requests", request, "certificates");
        take(plan("issuing-keys"), "certificates", certification, "taken");

        var shown =
                new OpenSsl(folder.resolve("requests")).run("req", "-in", "issuing.csr", "-verify", "-noout", "-text");

        assertThat(shown.status()).as(shown.text()).isZero();
        assertThat(shown.text()).contains("protocol SHA-256 " + request);
        assertThat(Files.readString(folder.resolve("certificates/protocol.json")))
                .contains(request);
        assertThat(Files.readString(folder.resolve("taken/protocol.json"))).contains(certification);
    }

    @Test
    void theNextGenerationIsCertifiedByTheRootThatIsThere() throws Exception {
        String first = requested(plan("issuing-keys"), "requests");
        String made = certified(ofTheRoot(), "requests", first, "certificates");
        take(plan("issuing-keys"), "certificates", made, "taken");
        var next = plan("issuing-keys");
        next.remove("mss.ceremony.authorities.issuing");
        next.put("mss.ceremony.authorities.issuing-g2", "RSA-3072");
        var ofTheRoot = plan("root-keys");
        ofTheRoot.remove("mss.ceremony.authorities.issuing");
        ofTheRoot.put("mss.ceremony.authorities.issuing-g2", "RSA-3072");
        String second = requested(next, "requests-2");
        String again = certified(ofTheRoot, "requests-2", second, "certificates-2");

        var taken = take(next, "certificates-2", again, "taken-2");

        assertThat(taken.status()).as(taken.text()).isZero();
        certificate("taken-2/issuing-g2.pem")
                .verify(certificate("taken/root.pem").getPublicKey());
        assertThat(verifyRecord("taken-2", "protocol").status()).isZero();
    }

    /** As a stranger would make it: a key of his own, and wishes. */
    private static byte[] foreignRequest(KeyPair signer, KeyPair keys, String protocol) throws Exception {
        var wishes = new ExtensionsGenerator();
        wishes.addExtension(Extension.basicConstraints, true, new BasicConstraints(5));
        return new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("C=XX,O=Somebody else,CN=Another CA"), keys.getPublic())
                .addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_unstructuredName,
                        new DERIA5String("protocol SHA-256 " + protocol))
                .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wishes.generate())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
                .getEncoded();
    }

    private static KeyPair p256() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private void putRequest(byte[] request) throws IOException {
        Files.delete(folder.resolve("requests/issuing.csr"));
        new OpenSsl(folder.resolve("requests")).pem("issuing.csr", "CERTIFICATE REQUEST", request);
    }

    private void certifyIsRefused(String hash, String why) throws IOException {
        var result = certify(ofTheRoot(), "requests", hash, "certificates");

        assertThat(result.text()).contains(why);
        assertThat(result.status()).isOne();
        assertThat(folder.resolve("root-keys")).doesNotExist();
        assertThat(folder.resolve("certificates")).doesNotExist();
    }

    @Test
    void whatARequestWishesForIsNotLookedAt() throws Exception {
        String hash = requested(plan("issuing-keys"), "requests");
        var keys = p256();
        putRequest(foreignRequest(keys, keys, hash));

        certified(ofTheRoot(), "requests", hash, "certificates");

        var certificate = certificate("certificates/issuing.pem");
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=Operator Issuing CA", "C=IS");
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getPublicKey()).isEqualTo(keys.getPublic());
    }

    @Test
    void aRequestThatItsKeyDidNotSignIsRefused() throws Exception {
        String hash = requested(plan("issuing-keys"), "requests");
        putRequest(foreignRequest(p256(), p256(), hash));

        certifyIsRefused(hash, "the request of issuing is refused: the request's proof does not verify");
    }

    @Test
    void aRequestOfAnotherCeremonyIsRefused() throws Exception {
        String hash = requested(plan("issuing-keys"), "requests");
        requested(plan("keys-of-another-machine"), "other-requests");
        Files.delete(folder.resolve("requests/issuing.csr"));
        Files.copy(folder.resolve("other-requests/issuing.csr"), folder.resolve("requests/issuing.csr"));

        certifyIsRefused(hash, "the request of issuing is of another ceremony");
    }

    @Test
    void aFolderThatWasExchangedOnTheWayIsRefused() throws Exception {
        String hash = requested(plan("issuing-keys"), "mine");
        String ofOthers = requested(plan("keys-of-another-machine"), "requests");
        assertThat(hash).isNotEqualTo(ofOthers);

        certifyIsRefused(hash, "this is not what was made at the other machine");
    }

    @Test
    void aRequestOfAnotherKindOfKeyThanThePlanSaysIsRefused() throws Exception {
        var plan = plan("issuing-keys");
        plan.put("mss.ceremony.authorities.issuing", "P-384");
        String hash = requested(plan, "requests");

        certifyIsRefused(hash, "the request of issuing is of a P-384 key, and the plan says P-256");
    }

    @Test
    void oneKeyIsNotCertifiedForTwoCas() throws Exception {
        var plan = plan("issuing-keys");
        plan.put("mss.ceremony.authorities.operator-b", "P-256");
        String hash = requested(plan, "requests");
        Files.delete(folder.resolve("requests/operator-b.csr"));
        Files.copy(folder.resolve("requests/issuing.csr"), folder.resolve("requests/operator-b.csr"));
        var ofTheRoot = ofTheRoot();
        ofTheRoot.put("mss.ceremony.authorities.operator-b", "P-256");

        var result = certify(ofTheRoot, "requests", hash, "certificates");

        assertThat(result.text()).contains("the key that operator-b asks for is the root's or another CA's");
        assertThat(result.status()).isOne();
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not a request             | is not one PEM block of a CERTIFICATE REQUEST
                    -----BEGIN CERTIFICATE REQUEST-----\\nAAAA\\n-----END CERTIFICATE REQUEST----- | send a PKCS#10 request in DER
                    """)
    void whatIsNoRequestIsRefusedWithTheReason(String content, String why) throws Exception {
        String hash = requested(plan("issuing-keys"), "requests");
        Files.writeString(folder.resolve("requests/issuing.csr"), content.replace("\\n", "\n"));

        certifyIsRefused(hash, why);
    }

    private void takeIsRefused(String from, String hash, String why) throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("issuing-keys/issuing.p12"));

        var result = take(plan("issuing-keys"), from, hash, "taken");

        assertThat(result.text()).contains(why);
        assertThat(result.status()).isOne();
        assertThat(folder.resolve("taken")).doesNotExist();
        assertThat(files("issuing-keys")).containsExactly("issuing.p12");
        assertThat(Files.readAllBytes(folder.resolve("issuing-keys/issuing.p12")))
                .isEqualTo(before);
    }

    @Test
    void aCertificateForAnotherKeyIsNotTaken() throws Exception {
        requested(plan("issuing-keys"), "requests");
        String ofOthers = requested(plan("keys-of-another-machine"), "other-requests");
        String certification = certified(ofTheRoot(), "other-requests", ofOthers, "certificates");

        takeIsRefused("certificates", certification, "is of another key than the one that waits here");
    }

    @Test
    void aCertificateThatTheRootsRecordDoesNotTellOfIsNotTaken() throws Exception {
        String request = requested(plan("issuing-keys"), "requests");
        String certification = certified(ofTheRoot(), "requests", request, "certificates");
        var another = ofTheRoot();
        another.put("mss.ca.keys.directory", folder.resolve("root-of-others").toString());
        certified(another, "requests", request, "of-others");
        Files.delete(folder.resolve("certificates/issuing.pem"));
        Files.copy(folder.resolve("of-others/issuing.pem"), folder.resolve("certificates/issuing.pem"));

        takeIsRefused("certificates", certification, "tells of another certificate of issuing");
    }

    @Test
    void aCertificateOfAnotherNameOrAddressIsNotTaken() throws Exception {
        String request = requested(plan("issuing-keys"), "requests");
        var renamed = ofTheRoot();
        renamed.put("mss.ca.organization.name", "Another");
        String other = certified(renamed, "requests", request, "renamed");
        var moved = plan("root-keys");
        moved.put("mss.ca.public-url", "http://pki.elsewhere.example");
        String elsewhere = certified(moved, "requests", request, "moved");

        takeIsRefused("renamed", other, "mss.ca.organization is the same on both machines");
        takeIsRefused("moved", elsewhere, "CA-4");
    }

    @Test
    void whereNoKeyWaitsNothingIsTaken() throws Exception {
        String request = requested(plan("issuing-keys"), "requests");
        String certification = certified(ofTheRoot(), "requests", request, "certificates");
        take(plan("issuing-keys"), "certificates", certification, "taken");

        var again = take(plan("issuing-keys"), "certificates", certification, "again");

        assertThat(again.text()).contains("has no key named 'issuing' that waits for a certificate");
        assertThat(again.status()).isOne();
    }

    @Test
    void aStepNeedsWhatPeopleWroteDown() throws Exception {
        requested(plan("issuing-keys"), "requests");

        var without = room.step(
                "certify",
                ofTheRoot(),
                "certificates",
                "--from",
                folder.resolve("requests").toString());
        var ofNone = room.step("request", plan("more-keys"), "more", "--from", folder.toString());

        assertThat(without.text()).contains("--protocol-sha256 is missing");
        assertThat(ofNone.text()).contains("are options of certify and take alone");
        assertThat(List.of(without.status(), ofNone.status())).containsOnly(2);
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    private Map<String, String> onAToken(SoftHsm.Token token) {
        var plan = plan("public-folder");
        plan.putAll(SoftHsm.settings(token));
        return plan;
    }

    @Test
    void keysInTwoDevicesMeetByRequestAndCertificateAlone() throws Exception {
        SoftHsm.require();
        String request = requested(onAToken(SoftHsm.Token.ASKING), "requests");
        var ofTheRoot = onAToken(SoftHsm.Token.FAR_ROOT);
        ofTheRoot.put("mss.ceremony.root", "RSA-4096");
        String certification = certified(ofTheRoot, "requests", request, "certificates");

        var taken = take(onAToken(SoftHsm.Token.ASKING), "certificates", certification, "taken");

        assertThat(taken.status()).as(taken.text()).isZero();
        assertThat(SoftHsm.open(SoftHsm.device(SoftHsm.Token.FAR_ROOT)).all())
                .extracting(one -> one.name().value())
                .containsExactly("root");
        byte[] root = certificate("taken/root.pem").getEncoded();
        assertThat(SoftHsm.open(SoftHsm.device(SoftHsm.Token.ASKING)).all())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.chain().getLast().toArray()).isEqualTo(root));
        assertThat(verifyRecord("taken", "protocol").status()).isZero();
        assertThat(Files.readString(folder.resolve("requests/protocol.json"), StandardCharsets.UTF_8))
                .contains("token ASKING")
                .doesNotContain(SoftHsm.PIN);
    }
}
