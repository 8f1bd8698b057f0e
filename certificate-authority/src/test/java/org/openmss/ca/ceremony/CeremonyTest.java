package org.openmss.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.hierarchy.pkcs11.SoftHsm;

class CeremonyTest {
    private static final String SECRET = "a-password-of-key-files";

    @TempDir
    Path folder;

    private CeremonyRoom room;

    @BeforeEach
    void enterTheRoom() {
        room = new CeremonyRoom(folder, InstantSource.system());
    }

    private Map<String, String> organization() {
        var plan = new LinkedHashMap<String, String>();
        plan.put("mss.ca.public-url", "http://pki.operator.example");
        plan.put("mss.ca.organization.country", "IS");
        plan.put("mss.ca.organization.name", "Operator");
        plan.put("mss.ca.organization.identifier", "NTRIS-1234567890");
        return plan;
    }

    /** The issuing keys in one folder, the root's in another, which can be taken away. */
    private Map<String, String> inFiles() {
        var plan = organization();
        plan.put("mss.ca.keys.directory", folder.resolve("issuing-keys").toString());
        plan.put("mss.ca.keys.password", SECRET);
        plan.put("mss.ceremony.root-keys.directory", folder.resolve("root-keys").toString());
        plan.put("mss.ceremony.root-keys.password", SECRET);
        return plan;
    }

    private Map<String, String> newHierarchy() {
        var plan = inFiles();
        plan.put("mss.ceremony.root", "P-384");
        plan.put("mss.ceremony.authorities.issuing", "P-256");
        plan.put("mss.ceremony.authorities.operator-b", "P-384");
        return plan;
    }

    private X509Certificate certificate(String file) throws IOException {
        return Doors.parse(Files.readAllBytes(folder.resolve(file)));
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private OpenSsl.Verdict verifyProtocol(String made, String... more) throws Exception {
        var arguments = new ArrayList<>(
                List.of("cms", "-verify", "-binary", "-inform", "DER", "-in", "protocol.p7s", "-x509_strict"));
        arguments.addAll(List.of("-content", "protocol.json", "-CAfile", "root.pem", "-out", "read.json"));
        arguments.addAll(List.of(more));
        return new OpenSsl(folder.resolve(made)).run(arguments.toArray(String[]::new));
    }

    @Test
    void aHierarchyIsMadeWithItsRootInAPlaceOfItsOwn() throws Exception {
        var result = room.hold(newHierarchy(), "made");

        assertThat(result.text()).contains("made issuing  P-256", "made operator-b  P-384");
        assertThat(result.status()).isZero();
        assertThat(files("root-keys")).containsExactly("root.p12");
        assertThat(files("issuing-keys"))
                .contains("issuing.p12", "operator-b.p12")
                .doesNotContain("root.p12");
        assertThat(files("made"))
                .containsExactlyInAnyOrder(
                        "root.pem",
                        "issuing.pem",
                        "issuing-ocsp.pem",
                        "issuing-tsa.pem",
                        "operator-b.pem",
                        "operator-b-ocsp.pem",
                        "root.crl",
                        "protocol.json",
                        "protocol.p7s");
    }

    @Test
    void openSslAcceptsTheCasWithTheRootsCrl() throws Exception {
        var plan = newHierarchy();
        plan.put("mss.ceremony.root", "RSA-4096");
        plan.put("mss.ceremony.authorities.rsa", "RSA-3072");
        room.hold(plan, "made");
        var openSsl = new OpenSsl(folder.resolve("made"));
        openSsl.pem("root-crl.pem", "X509 CRL", openSsl.read("root.crl"));

        for (String name : List.of("issuing.pem", "operator-b.pem", "rsa.pem")) {
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
                                    name)
                            .text())
                    .contains(name + ": OK");
        }
    }

    @Test
    void theProtocolSaysWhoMadeWhatAndMatchesTheCertificates() throws Exception {
        room.hold(newHierarchy(), "made");

        String protocol = Files.readString(folder.resolve("made/protocol.json"));

        assertThat(protocol)
                .contains("Anna Jónsdóttir", "security officer", "Björn Ólafsson", "system administrator")
                .contains(
                        folder.resolve("root-keys").toString(),
                        folder.resolve("issuing-keys").toString())
                .contains(sha256(Files.readAllBytes(folder.resolve("made/root.crl"))));
        for (String name : List.of("root", "issuing", "issuing-ocsp", "operator-b", "operator-b-ocsp")) {
            var certificate = certificate("made/" + name + ".pem");
            assertThat(protocol)
                    .contains(sha256(certificate.getEncoded()))
                    .contains(sha256(certificate.getPublicKey().getEncoded()))
                    .contains(Doors.serial(certificate))
                    .contains(certificate.getNotAfter().toInstant().toString());
        }
    }

    @Test
    void openSslAcceptsTheSignedProtocolWithTheRootAsItsAnchor() throws Exception {
        room.hold(newHierarchy(), "made");

        var verdict = verifyProtocol("made");

        assertThat(verdict.text()).containsIgnoringCase("verification successful");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void anOldProtocolIsVerifiedAsOfTheTimeOfItsCeremony() throws Exception {
        var then = Instant.parse("2026-01-15T12:00:00Z");
        new CeremonyRoom(folder, () -> then).hold(newHierarchy(), "made");

        var today = verifyProtocol("made");
        var asOfThen = verifyProtocol("made", "-attime", Long.toString(then.getEpochSecond()));

        assertThat(today.status()).isNotZero();
        assertThat(today.text()).contains("certificate has expired");
        assertThat(asOfThen.status()).as(asOfThen.text()).isZero();
    }

    @Test
    void aChangedByteOfTheProtocolIsFound() throws Exception {
        room.hold(newHierarchy(), "made");
        Path protocol = folder.resolve("made/protocol.json");
        Files.writeString(protocol, Files.readString(protocol).replace("Anna", "Hanna"));

        var verdict = verifyProtocol("made");

        assertThat(verdict.status()).isNotZero();
        assertThat(verdict.text()).containsIgnoringCase("verification failure");
    }

    @Test
    void theRootSignsCertificatesOfCasAndItsCrlAlone() throws Exception {
        room.hold(newHierarchy(), "made");
        var openSsl = new OpenSsl(folder.resolve("made"));

        String signer = openSsl.run("cms", "-cmsout", "-print", "-inform", "DER", "-in", "protocol.p7s")
                .text();

        assertThat(signer).contains("CN=Operator Key Ceremony");
        assertThat(openSsl.run("pkcs7", "-inform", "DER", "-in", "protocol.p7s", "-print_certs", "-noout")
                        .text())
                .containsPattern("subject=.*Key Ceremony\\s*\\nissuer=.*Issuing CA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Anna Jónsdóttir, security officer", "Anna Jónsdóttir, a|anna  jónsdóttir, b", "Anna|Björn"})
    void fewerThanTwoDifferentPeopleInRolesMakeNothing(String people) throws Exception {
        var arguments = new ArrayList<>(List.of("--yes"));
        for (String person : people.split("\\|")) {
            arguments.add("--by");
            arguments.add(person);
        }

        var result = room.run(newHierarchy(), "made", "", arguments);

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.text()).containsAnyOf("at least two people", "named twice", "with a name and a role");
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    @Test
    void withoutAYesNothingIsMade() throws Exception {
        var result = room.ask(newHierarchy(), "made", "y");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.text())
                .contains("make the root, P-384", "make the issuing CA operator-b, P-384", "Nothing was made");
        assertThat(folder.resolve("root-keys")).doesNotExist();
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(room.ask(newHierarchy(), "made", "yes").status()).isZero();
    }

    @Test
    void nothingIsWrittenOver() throws Exception {
        room.hold(newHierarchy(), "made");
        var before = files("issuing-keys");
        var root = Files.readAllBytes(folder.resolve("root-keys/root.p12"));

        var again = room.hold(newHierarchy(), "again");
        var plan = inFiles();
        plan.put("mss.ceremony.authorities.issuing", "P-256");
        var sameName = room.hold(plan, "again");
        plan.remove("mss.ceremony.authorities.issuing");
        var sameFolder = room.hold(plan, "made");

        assertThat(again.text()).contains("has a root already");
        assertThat(sameName.text())
                .contains("has a key named 'issuing' already")
                .contains("issuing-g2");
        assertThat(sameFolder.text()).contains("exists already; --to names a new folder");
        assertThat(List.of(again.status(), sameName.status(), sameFolder.status()))
                .containsOnly(1);
        assertThat(files("issuing-keys")).isEqualTo(before);
        assertThat(Files.readAllBytes(folder.resolve("root-keys/root.p12"))).isEqualTo(root);
    }

    @Test
    void theNextGenerationAndANewCrlComeFromTheRootThatWasPutAway() throws Exception {
        room.hold(newHierarchy(), "made");
        var next = inFiles();
        next.put("mss.ceremony.authorities.issuing-g2", "P-384");

        var rollover = room.hold(next, "next");
        var crlAlone = room.hold(inFiles(), "crl");

        assertThat(rollover.status()).as(rollover.text()).isZero();
        assertThat(files("next"))
                .contains("issuing-g2.pem", "issuing-g2-ocsp.pem", "issuing-g2-tsa.pem")
                .doesNotContain("issuing.pem");
        certificate("next/issuing-g2.pem").verify(certificate("made/root.pem").getPublicKey());
        assertThat(crlAlone.status()).as(crlAlone.text()).isZero();
        assertThat(files("crl")).containsExactlyInAnyOrder("root.pem", "root.crl", "protocol.json", "protocol.p7s");
        assertThat(verifyProtocol("next").status()).isZero();
        assertThat(verifyProtocol("crl").status()).isZero();
    }

    @Test
    void theNextTimeStampingKeyIsMadeUnderTheNewestCaOfItsLine() throws Exception {
        room.hold(newHierarchy(), "made");
        var rollover = inFiles();
        rollover.put("mss.ceremony.authorities.issuing-g2", "P-384");
        room.hold(rollover, "rollover");
        var next = inFiles();
        next.put("mss.ceremony.time-stamping", "true");

        var held = room.hold(next, "next");

        assertThat(held.status()).as(held.text()).isZero();
        assertThat(held.text()).contains("made issuing-g2-tsa  P-256");
        assertThat(files("next")).contains("issuing-g2-tsa.pem").doesNotContain("issuing-g2.pem");
        certificate("next/issuing-g2-tsa.pem")
                .verify(certificate("rollover/issuing-g2.pem").getPublicKey());
        assertThat(certificate("next/issuing-g2-tsa.pem").getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.8");
        assertThat(files("issuing-keys").stream().filter(name -> name.contains("-tsa-")))
                .hasSize(3);
    }

    @Test
    void aTimeStampingKeyNeedsACaOfItsLine() throws Exception {
        var plan = newHierarchy();
        plan.remove("mss.ceremony.authorities.issuing");
        plan.put("mss.ceremony.time-stamping", "true");

        var held = room.hold(plan, "made");

        assertThat(held.status()).isOne();
        assertThat(held.text()).contains("mss.ceremony.time-stamping: no valid CA of the line 'issuing'");
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    @Test
    void aCeremonyThatStopsHalfWaySaysWhatIsThere() throws Exception {
        var plan = newHierarchy();
        Path noFolder = Files.writeString(folder.resolve("a-file"), "where a folder is needed");
        plan.put("mss.ca.keys.directory", noFolder.resolve("keys").toString());

        var result = room.hold(plan, "made");

        assertThat(result.status()).isOne();
        assertThat(result.text())
                .contains("stopped half-way")
                .contains(folder.resolve("root-keys") + " now holds [root]")
                .contains("keys now holds []");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void theRootOfAnotherHierarchyIsRefused() throws Exception {
        room.hold(newHierarchy(), "made");
        var other = newHierarchy();
        other.put("mss.ca.keys.directory", folder.resolve("other-issuing").toString());
        other.put(
                "mss.ceremony.root-keys.directory", folder.resolve("other-root").toString());
        room.hold(other, "other");
        var mixed = inFiles();
        mixed.put(
                "mss.ceremony.root-keys.directory", folder.resolve("other-root").toString());
        mixed.put("mss.ceremony.authorities.issuing-g2", "P-256");

        var result = room.hold(mixed, "mixed");

        assertThat(result.status()).isOne();
        assertThat(result.text()).contains("of another root");
        assertThat(files("issuing-keys")).doesNotContain("issuing-g2.p12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mss.ceremony.rooot=P-384",
                "mss.ceremony.root=P-521",
                "mss.ceremony.authorities.Issuing=P-256",
                "mss.ceremony.authorities.root=P-256",
                "mss.ceremony.root-crl-life=400D",
                "mss.ca.public-url=https://pki.operator.example",
                "mss.ca.public-url=http://ca.internal",
                "mss.ca.responder-life=91D",
                "mss.ca.time-stamping.use=731D",
                "mss.ca.time-stamping.life=364D",
                "mss.ca.organization.name=An Operator with a Name of Forty Letters",
                "mss.ca.organization.country=Iceland",
                "mss.ca.organization.identifier=1234"
            })
    void aPlanThatIsNoneIsRefusedAndSaysWhere(String line) throws Exception {
        var plan = newHierarchy();
        plan.put("mss.ceremony.authorities.a-name-of-twenty-letters", "P-256");
        plan.put(line.split("=")[0], line.split("=", 2)[1]);

        var result = room.hold(plan, "made");

        assertThat(result.status()).isOne();
        assertThat(result.text())
                .containsAnyOf(
                        line.split("=")[0],
                        "mss.ca.time-stamping",
                        "a CA key is one of",
                        "a CA's name is",
                        "root is the name of the root");
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    @Test
    void noSecretIsPrintedOrWritten() throws Exception {
        var good = room.hold(newHierarchy(), "made");
        var wrong = inFiles();
        wrong.put("mss.ca.keys.password", "not-the-password");

        var refused = room.hold(wrong, "wrong");

        assertThat(refused.status()).isOne();
        assertThat(refused.text()).contains("mss.ca.keys.password").doesNotContain("not-the-password");
        assertThat(good.text()).doesNotContain(SECRET);
        assertThat(Files.readString(folder.resolve("made/protocol.json"))).doesNotContain(SECRET);
    }

    @Test
    void anExperimentalRootIsMadeOnlyWhereItIsAskedForAndJavaAndBouncyCastleAcceptIt() throws Exception {
        var plan = newHierarchy();
        plan.put("mss.ceremony.root", "ML-DSA-65");

        var refused = room.hold(plan, "refused");
        var made = room.hold(plan, "made", "--experimental");

        assertThat(refused.status()).isOne();
        assertThat(refused.text()).contains("--experimental");
        assertThat(made.status()).as(made.text()).isZero();
        var root = certificate("made/root.pem");
        var issuing = certificate("made/issuing.pem");
        assertThat(root.getPublicKey().getAlgorithm()).isEqualTo("ML-DSA");
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(issuing)), parameters);
        var bouncyCastle = new BouncyCastleProvider();
        var rootOfBouncyCastle = new JcaX509CertificateConverter()
                .setProvider(bouncyCastle)
                .getCertificate(new X509CertificateHolder(root.getEncoded()));
        assertThat(new X509CertificateHolder(issuing.getEncoded())
                        .isSignatureValid(new JcaContentVerifierProviderBuilder()
                                .setProvider(bouncyCastle)
                                .build(rootOfBouncyCastle)))
                .isTrue();
    }

    @Test
    void anIssuingCaIsNeverExperimental() throws Exception {
        var plan = newHierarchy();
        plan.put("mss.ceremony.authorities.issuing", "ML-DSA-65");

        var result = room.hold(plan, "made", "--experimental");

        assertThat(result.status()).isOne();
        assertThat(result.text()).contains("issuing cannot be ML-DSA-65");
        assertThat(folder.resolve("root-keys")).doesNotExist();
    }

    @Test
    void keysAreMadeOnTwoTokensAndTheRootsTokenCanBeTakenAway() throws Exception {
        SoftHsm.require();
        var plan = organization();
        plan.put("mss.ca.keys.directory", folder.resolve("public-folder").toString());
        plan.putAll(SoftHsm.settings(SoftHsm.Token.ISSUING));
        plan.put(
                "mss.ceremony.root-keys.directory",
                folder.resolve("public-folder").toString());
        SoftHsm.settings(SoftHsm.Token.ROOT)
                .forEach((name, value) -> plan.put(name.replace("mss.ca.keys", "mss.ceremony.root-keys"), value));
        plan.put("mss.ceremony.root", "RSA-4096");
        plan.put("mss.ceremony.authorities.issuing", "P-384");

        var result = room.hold(plan, "made");

        assertThat(result.status()).as(result.text()).isZero();
        assertThat(SoftHsm.open(SoftHsm.device(SoftHsm.Token.ROOT)).all())
                .extracting(one -> one.name().value())
                .containsExactly("root");
        var issuing = SoftHsm.open(SoftHsm.device(SoftHsm.Token.ISSUING)).all();
        assertThat(issuing)
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.chain().getLast().toArray())
                        .isEqualTo(certificate("made/root.pem").getEncoded()));
        assertThat(verifyProtocol("made").status()).isZero();
        assertThat(Files.readString(folder.resolve("made/protocol.json"), StandardCharsets.UTF_8))
                .contains("token ROOT", "token ISSUING")
                .doesNotContain(SoftHsm.PIN);
    }
}
