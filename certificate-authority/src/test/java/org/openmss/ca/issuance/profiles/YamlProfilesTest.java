package org.openmss.ca.issuance.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.issuance.domain.InvalidProfile;
import org.openmss.ca.issuance.domain.ProfileEdition;

class YamlProfilesTest {
    private static final String SIGNATURE = """
            name: signature-own
            version: "1"
            description: For tests.
            life: P3Y
            subject: person
            keys:
              kinds: [P-256]
              secureDevice: true
            proofs: [statement]
            keyUsage: [nonRepudiation]
            policies:
              own: 2.999.1.2
              standard: NCP+
            """;
    private static final String MACHINE = """
            name: machine-own
            version: "1"
            description: For tests.
            life: P1Y
            subject: machine
            keys:
              kinds: [P-256]
              secureDevice: false
            proofs: [csr]
            fromRequest:
              subject: true
              extensions: ["2.5.29.17"]
            keyUsage: [digitalSignature]
            extendedKeyUsage: [clientAuth]
            policies:
              own: 2.999.1.7
            """;

    @TempDir
    Path folder;

    @Test
    void theBuiltInProfilesKeepTheRules() {
        assertThat(ProfileFiles.builtIn().all())
                .extracting(edition -> edition.name().value())
                .containsExactlyInAnyOrder(
                        "authentication",
                        "authentication-server",
                        "authentication-short-lived",
                        "machine-client",
                        "signature",
                        "signature-server",
                        "signature-short-lived");
    }

    @Test
    void aProfileOfTheFolderStandsForTheBuiltInOneOfItsName() throws IOException {
        Files.writeString(
                folder.resolve("ours.yaml"),
                SIGNATURE.replace("signature-own", "signature").replace("1.2", "1.99"));
        Files.writeString(folder.resolve("more.yaml"), ProfileFiles.QUALIFIED);
        Files.writeString(folder.resolve("readme.txt"), "not a profile");

        var found = ProfileFiles.with(folder);

        assertThat(found).hasSize(8);
        assertThat(found)
                .filteredOn(edition -> edition.name().value().equals("signature"))
                .singleElement()
                .satisfies(edition ->
                        assertThat(edition.profile().policies().own().value()).isEqualTo("2.999.1.99"));
    }

    @Test
    void twoFilesOfOneNameStopTheStart() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), SIGNATURE);
        Files.writeString(folder.resolve("b.yaml"), SIGNATURE);

        assertThatThrownBy(() -> ProfileFiles.with(folder))
                .hasMessageContaining("a.yaml and ")
                .hasMessageContaining("both the profile signature-own");
    }

    @Test
    void aMissingFolderStopsTheStart() {
        assertThatThrownBy(() -> ProfileFiles.with(folder.resolve("missing")))
                .hasMessageContaining("mss.issuance.profiles");
    }

    @Test
    void commentsAndLayoutMakeNoOtherEdition() {
        var source = ProfileFiles.builtIn();
        var one = source.read("a", SIGNATURE);

        assertThat(source.read("b", "# a comment\n" + SIGNATURE).fingerprint()).isEqualTo(one.fingerprint());
        assertThat(source.read("c", one.content())).isEqualTo(new ProfileEdition("c", one.content(), one.profile()));
        assertThat(source.read("d", SIGNATURE.replace("P3Y", "P2Y")).fingerprint())
                .isNotEqualTo(one.fingerprint());
    }

    @ParameterizedTest(name = "{1}: {3}")
    @MethodSource
    void aProfileThatBreaksARuleNamesFileKeyAndRule(
            String profile, String rule, String key, String before, String after) {
        String broken = profile.replace(before, after);
        assertThat(broken).isNotEqualTo(profile);

        assertThatThrownBy(() -> ProfileFiles.builtIn().read("broken.yaml", broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("broken.yaml: '" + key + "'")
                .hasMessageContaining("breaks " + rule + ": ")
                .cause()
                .isInstanceOfAny(InvalidProfile.class, IllegalArgumentException.class);
    }

    static Stream<Arguments> aProfileThatBreaksARuleNamesFileKeyAndRule() {
        String qualified = ProfileFiles.QUALIFIED;
        return Stream.of(
                Arguments.of(SIGNATURE, "POL-12", "version", "\"1\"", "\"one two\""),
                Arguments.of(SIGNATURE, "USR-2", "life", "P3Y", "P11Y"),
                Arguments.of(SIGNATURE, "USR-2", "life", "P3Y", "PT30S"),
                Arguments.of(SIGNATURE, "USR-2", "life", "P3Y", "P-1Y"),
                Arguments.of(SIGNATURE, "USR-3", "subject", "subject: person", "subject: machine"),
                Arguments.of(MACHINE, "USR-3", "subject", "subject: machine", "subject: person"),
                Arguments.of(SIGNATURE, "USR-7", "keys.kinds", "[P-256]", "[]"),
                Arguments.of(SIGNATURE, "USR-8", "proofs", "[statement]", "[]"),
                Arguments.of(MACHINE, "USR-8", "proofs", "[csr]", "[csr, statement]"),
                Arguments.of(SIGNATURE, "USR-23", "proofs", "[statement]", "[csr]"),
                Arguments.of(SIGNATURE, "USR-31", "fromRequest", "proofs:", "fromRequest: {subject: true}\nproofs:"),
                Arguments.of(
                        SIGNATURE
                                .replace("secureDevice: true", "secureDevice: false")
                                .replace("NCP+", "NCP")
                                .replace("[statement]", "[csr]"),
                        "USR-31",
                        "fromRequest",
                        "proofs:",
                        "fromRequest: {subject: true}\nproofs:"),
                Arguments.of(MACHINE, "USR-31", "fromRequest.extensions", "2.5.29.17", "2.5.29.37"),
                Arguments.of(SIGNATURE, "USR-22", "keyUsage", "[nonRepudiation]", "[digitalSignature]"),
                Arguments.of(MACHINE, "USR-22", "keyUsage", "[digitalSignature]", "[nonRepudiation]"),
                Arguments.of(SIGNATURE, "USR-22", "keyUsage", "[nonRepudiation]", "[nonRepudiation, digitalSignature]"),
                Arguments.of(
                        SIGNATURE,
                        "USR-27",
                        "extendedKeyUsage",
                        "keyUsage:",
                        "extendedKeyUsage: [clientAuth]\nkeyUsage:"),
                Arguments.of(
                        SIGNATURE,
                        "USR-27",
                        "extendedKeyUsage",
                        "keyUsage:",
                        "extendedKeyUsage: [documentSigning]\nkeyUsage:"),
                Arguments.of(
                        SIGNATURE,
                        "USR-27",
                        "extendedKeyUsage",
                        "keyUsage:",
                        "extendedKeyUsage: [2.5.29.37.0]\nkeyUsage:"),
                Arguments.of(MACHINE, "USR-27", "extendedKeyUsage", "[clientAuth]", "[]"),
                Arguments.of(MACHINE, "USR-27", "extendedKeyUsage", "[clientAuth]", "[clientAuth, 1.3.6.1.5.5.7.3.1]"),
                Arguments.of(MACHINE, "USR-27", "extendedKeyUsage", "[clientAuth]", "[clientAuth, clientAuth]"),
                Arguments.of(SIGNATURE, "USR-23", "policies.own", "2.999.1.2", "2.5.29.32.0"),
                Arguments.of(SIGNATURE, "USR-23", "policies.own", "2.999.1.2", "0.4.0.2042.1.2"),
                Arguments.of(SIGNATURE, "USR-23", "policies.standard", "  standard: NCP+\n", ""),
                Arguments.of(SIGNATURE, "USR-23", "policies.standard", "secureDevice: true", "secureDevice: false"),
                Arguments.of(
                        SIGNATURE,
                        "USR-23",
                        "policies.practiceStatement",
                        "  standard:",
                        "  practiceStatement: ldap://x.example/cps\n  standard:"),
                Arguments.of(SIGNATURE, "USR-29", "qcStatements.compliance", "NCP+", "QCP-n"),
                Arguments.of(qualified, "USR-29", "qcStatements.compliance", "compliance: true", "compliance: false"),
                Arguments.of(
                        qualified,
                        "USR-29",
                        "qcStatements.secureDevice",
                        "  secureDevice: true\n  type",
                        "  secureDevice: false\n  type"),
                Arguments.of(qualified, "USR-29", "qcStatements.secureDevice", "QCP-n-qscd", "QCP-n"),
                Arguments.of(qualified, "USR-29", "qcStatements.type", "  type: esign\n", ""),
                Arguments.of(qualified, "USR-29", "qcStatements.disclosures", "language: en", "language: fr"),
                Arguments.of(qualified, "USR-29", "qcStatements.disclosures", "language: is", "language: xx"),
                Arguments.of(
                        qualified,
                        "USR-29",
                        "qcStatements.disclosures",
                        "https://pki.operator.example/pds-is",
                        "http://pki.operator.example/pds-is"),
                Arguments.of(
                        qualified, "USR-29", "qcStatements.retentionYears", "retentionYears: 15", "retentionYears: 0"),
                Arguments.of(qualified, "USR-29", "qcStatements.limit", "EUR", "978"),
                Arguments.of(
                        qualified.replace("signature-qualified", "authentication-qualified"),
                        "USR-29",
                        "policies.standard",
                        "[nonRepudiation]",
                        "[digitalSignature]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void aFileThatIsNoProfileIsRefusedWithTheKey(String content, String message) {
        assertThatThrownBy(() -> ProfileFiles.builtIn().read("broken.yaml", content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("broken.yaml: ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> aFileThatIsNoProfileIsRefusedWithTheKey() {
        return Stream.of(
                Arguments.of("", "No content"),
                Arguments.of("- a", "ProfileDocument"),
                Arguments.of(SIGNATURE + "surprise: 1\n", "surprise"),
                Arguments.of(SIGNATURE + "life: P1Y\n", "life"),
                Arguments.of(SIGNATURE.replace("life: P3Y\n", ""), "'life' is missing"),
                Arguments.of(SIGNATURE.replace("P3Y", "three years"), "'life'"),
                Arguments.of(SIGNATURE.replace("[P-256]", "[P-255]"), "'keys.kinds': a kind of key is one of"),
                Arguments.of(SIGNATURE.replace("[statement]", "[trust]"), "'proofs': it is one of"),
                Arguments.of(SIGNATURE.replace("NCP+", "NCP++"), "'policies.standard'"),
                Arguments.of(SIGNATURE.replace("2.999.1.2", "2.999."), "'policies.own': an object identifier"),
                Arguments.of(SIGNATURE.replace("signature-own", "ocsp"), "'name': a profile's name is"),
                Arguments.of(ProfileFiles.QUALIFIED.replace("type: esign", "type: eseal"), "'qcStatements.type'"));
    }
}
