package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.InvalidProfile.require;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.openmss.ca.issuance.domain.CertificateProfile.Keys;
import org.openmss.ca.issuance.domain.CertificateProfile.Policies;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.kernel.KeyPurpose;

/** Which policies and statements go together (certificate profile USR-23, USR-29). */
final class PolicyRules {
    private static final Oid ANY_POLICY = new Oid("2.5.29.32.0");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private PolicyRules() {}

    static void check(ProfileName name, Keys keys, Policies policies, QualifiedStatements statements) {
        checkPolicies(name, keys, policies);
        boolean qualified =
                policies.standard().filter(StandardPolicy::isQualified).isPresent();
        boolean device =
                policies.standard().filter(StandardPolicy.QCP_N_QSCD::equals).isPresent();
        boolean forSignatures =
                name.purpose().filter(KeyPurpose.SIGNATURE::equals).isPresent();
        require(
                !qualified || forSignatures,
                "policies.standard",
                "USR-29",
                "QCP-n and QCP-n-qscd are for electronic signatures, and so for signature profiles");
        require(
                statements.compliance() == qualified,
                "qcStatements.compliance",
                "USR-29",
                "QcCompliance goes with the policy QCP-n or QCP-n-qscd, and neither is without the other");
        require(
                statements.secureDevice() == device,
                "qcStatements.secureDevice",
                "USR-29",
                "QcSSCD goes with the policy QCP-n-qscd, and neither is without the other");
        require(
                statements.electronicSignature() == qualified,
                "qcStatements.type",
                "USR-29",
                "QcType is esign in a qualified certificate, and absent in others");
        checkDisclosures(statements, qualified);
        checkOthers(statements);
    }

    private static void checkPolicies(ProfileName name, Keys keys, Policies policies) {
        var own = policies.own();
        require(
                !own.equals(ANY_POLICY)
                        && Arrays.stream(StandardPolicy.values())
                                .noneMatch(policy -> policy.oid().equals(own)),
                "policies.own",
                "USR-23",
                "the first policy is this CA's own, not anyPolicy and none of the standards'");
        require(
                policies.standard().isPresent() || name.purpose().isEmpty(),
                "policies.standard",
                "USR-23",
                "a person's certificate has one policy of EN 319 411");
        require(
                keys.secureDevice()
                        || policies.standard()
                                .filter(StandardPolicy::wantsSecureDevice)
                                .isEmpty(),
                "policies.standard",
                "USR-23",
                "NCP+ and QCP-n-qscd are for keys in a secure device; say keys.secureDevice: true where they are, or take"
                        + " NCP or QCP-n");
        require(
                isAddress(policies.practiceStatement(), "https?"),
                "policies.practiceStatement",
                "USR-23",
                "the practice statement has an http or https address");
    }

    private static void checkDisclosures(QualifiedStatements statements, boolean qualified) {
        for (var disclosure : statements.disclosures()) {
            require(
                    isAddress(disclosure.address(), "https"),
                    "qcStatements.disclosures",
                    "USR-29",
                    "a disclosure statement has an https address");
            require(
                    LANGUAGES.contains(disclosure.language()),
                    "qcStatements.disclosures",
                    "USR-29",
                    "a language is two letters of ISO 639-1 in lower case");
        }
        require(
                !qualified && statements.disclosures().isEmpty()
                        || statements.disclosures().stream()
                                .anyMatch(one -> one.language().equals("en")),
                "qcStatements.disclosures",
                "USR-29",
                "one disclosure statement (QcPDS) is in English");
    }

    private static void checkOthers(QualifiedStatements statements) {
        require(
                statements.retentionYears().filter(years -> years < 1).isEmpty(),
                "qcStatements.retentionYears",
                "USR-29",
                "a retention period is one year or more");
        require(
                statements
                        .limit()
                        .filter(limit ->
                                !limit.currency().matches("[A-Z]{3}") || limit.amount() < 0 || limit.exponent() < 0)
                        .isEmpty(),
                "qcStatements.limit",
                "USR-29",
                "a limit has a currency of three letters (ISO 4217), and an amount and an exponent that are not negative");
    }

    private static boolean isAddress(URI address, String scheme) {
        return address.getScheme() != null
                && address.getScheme().matches(scheme)
                && address.getHost() != null
                && address.toString().chars().allMatch(letter -> letter < 0x7f);
    }
}
