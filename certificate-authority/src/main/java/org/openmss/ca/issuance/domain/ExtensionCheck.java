package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.ProfileCheck.require;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;

/** The extensions are those of the profile, each once, with the criticality and content it asks for (certificate profile 3.2). */
final class ExtensionCheck {
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";
    private static final String SUBJECT_KEY_IDENTIFIER = "551d0e";
    private static final String KEY_USAGE = "551d0f";
    private static final String POLICIES = "551d20";
    private static final String DISTRIBUTION_POINTS = "551d1f";
    private static final String INFORMATION_ACCESS = "2b06010505070101";
    private static final String EXTENDED_KEY_USAGE = "551d25";
    private static final String ALTERNATIVE_NAMES = "551d11";
    private static final String QUALIFIED_STATEMENTS = "2b06010505070103";
    private static final Set<String> ALWAYS = Set.of(
            AUTHORITY_KEY_IDENTIFIER,
            SUBJECT_KEY_IDENTIFIER,
            KEY_USAGE,
            POLICIES,
            DISTRIBUTION_POINTS,
            INFORMATION_ACCESS);
    private static final String CPS = "2b06010505070201";
    private static final String CA_ISSUERS = "2b06010505073002";
    private static final String OCSP = "2b06010505073001";

    private static final int URI = 0x86;
    private static final int DNS_NAME = 0x82;
    private static final int IA5_STRING = 0x16;
    private static final int KEY_ID = 0x80;
    private final AuthorityCertificate issuer;
    private final CertificateContent content;
    private final CertificateProfile profile;
    private final StatementCheck statements;

    ExtensionCheck(AuthorityCertificate issuer, CertificateContent content) {
        this.issuer = issuer;
        this.content = content;
        this.profile = content.profile();
        this.statements = new StatementCheck(content);
    }

    void check(DerValue field) {
        var values = read(field);
        checkSet(values.keySet());
        checkKeyIdentifiers(values);
        require(
                hex(values, KEY_USAGE).equals(profile.keyUsage().encoded()),
                "USR-22",
                "the key usage is not that of the profile");
        checkPolicies(sequence(values, POLICIES, "USR-23"));
        checkDistributionPoint(sequence(values, DISTRIBUTION_POINTS, "USR-24"));
        checkInformationAccess(sequence(values, INFORMATION_ACCESS, "USR-25"));
        if (values.containsKey(EXTENDED_KEY_USAGE)) {
            checkExtendedKeyUsage(sequence(values, EXTENDED_KEY_USAGE, "USR-27"));
        }
        if (values.containsKey(ALTERNATIVE_NAMES)) {
            checkAlternativeNames(sequence(values, ALTERNATIVE_NAMES, "USR-28"));
        }
        if (statements.isWanted()) {
            statements.check(sequence(values, QUALIFIED_STATEMENTS, "USR-29"));
        }
    }

    private void checkSet(Set<String> present) {
        var expected = new HashSet<>(ALWAYS);
        addIf(!profile.extendedKeyUsage().isEmpty(), EXTENDED_KEY_USAGE, expected);
        addIf(!content.dnsNames().isEmpty(), ALTERNATIVE_NAMES, expected);
        addIf(statements.isWanted(), QUALIFIED_STATEMENTS, expected);
        require(present.equals(expected), "USR-31", "an extension of the profile is missing, or there is one too many");
    }

    private static void addIf(boolean wanted, String oid, Set<String> expected) {
        if (wanted) {
            expected.add(oid);
        }
    }

    private void checkExtendedKeyUsage(DerValue uses) {
        require(
                uses.children().stream().allMatch(use -> use.is(DerValue.OID))
                        && uses.children().stream()
                                .map(DerValue::contentHex)
                                .toList()
                                .equals(profile.extendedKeyUsage().stream()
                                        .map(Oid::contentHex)
                                        .toList()),
                "USR-27",
                "the extended key usage is not that of the profile");
    }

    private void checkAlternativeNames(DerValue names) {
        require(
                names.children().stream().allMatch(name -> name.is(DNS_NAME))
                        && names.children().stream()
                                .map(ExtensionCheck::text)
                                .toList()
                                .equals(content.dnsNames()),
                "USR-28",
                "the alternative names are not those that the profile took from the request");
    }

    private void checkKeyIdentifiers(Map<String, byte[]> values) {
        var authority = sequence(values, AUTHORITY_KEY_IDENTIFIER, "USR-20");
        require(
                authority.children().size() == 1
                        && authority.children().getFirst().is(KEY_ID)
                        && Arrays.equals(
                                authority.children().getFirst().content(),
                                issuer.keyId().toArray()),
                "USR-20",
                "the authorityKeyIdentifier is the CA's key identifier alone");
        var own = parse(values, SUBJECT_KEY_IDENTIFIER, "USR-21");
        byte[] hash = content.publicKey().bits().sha256().toArray();
        require(
                own.is(DerValue.OCTET_STRING) && Arrays.equals(own.content(), Arrays.copyOf(hash, 20)),
                "USR-21",
                "the subjectKeyIdentifier is SHA-256 of the key cut to 160 bits");
    }

    private void checkPolicies(DerValue policies) {
        List<DerValue> list = policies.children();
        require(
                list.stream().allMatch(policy -> policy.is(DerValue.SEQUENCE)),
                "USR-23",
                "a policy is an OID with its qualifiers");
        var standard = profile.policies().standard();
        require(
                list.size() == (standard.isPresent() ? 2 : 1),
                "USR-23",
                "the policies are our own and that of EN 319 411, where the profile has one");
        var own = list.getFirst();
        require(
                own.child(0, DerValue.OID)
                        .contentHex()
                        .equals(profile.policies().own().contentHex()),
                "USR-23",
                "the first policy is our own");
        var qualifiers = own.child(1, DerValue.SEQUENCE);
        var qualifier = qualifiers.child(0, DerValue.SEQUENCE);
        require(
                qualifiers.children().size() == 1
                        && qualifier.children().size() == 2
                        && qualifier.child(0, DerValue.OID).contentHex().equals(CPS)
                        && text(qualifier.child(1, IA5_STRING))
                                .equals(profile.policies().practiceStatement().toString()),
                "USR-23",
                "our own policy points to the practice statement");
        require(
                standard.isEmpty()
                        || list.getLast().children().size() == 1
                                && list.getLast()
                                        .child(0, DerValue.OID)
                                        .contentHex()
                                        .equals(standard.get().oid().contentHex()),
                "USR-23",
                "the second policy is that of the profile, without qualifiers");
    }

    private void checkDistributionPoint(DerValue points) {
        var point = points.child(0, DerValue.SEQUENCE);
        var fullName = point.child(0, 0xa0).child(0, 0xa0);
        require(
                points.children().size() == 1
                        && point.children().size() == 1
                        && fullName.children().size() == 1
                        && text(fullName.child(0, URI)).equals(content.crlAddress()),
                "USR-24",
                "there is one distribution point, with the http address of the CRL that tells of this certificate");
    }

    private static void checkInformationAccess(DerValue access) {
        require(access.children().size() == 2, "USR-25", "there are two accesses: the issuer's certificate and OCSP");
        checkAccess(access.child(0, DerValue.SEQUENCE), CA_ISSUERS);
        checkAccess(access.child(1, DerValue.SEQUENCE), OCSP);
    }

    private static void checkAccess(DerValue description, String method) {
        require(
                description.child(0, DerValue.OID).contentHex().equals(method)
                        && text(description.child(1, URI)).startsWith("http://"),
                "USR-25",
                "an access is not the method and http address of the profile");
    }

    private static Map<String, byte[]> read(DerValue field) {
        var values = new HashMap<String, byte[]>();
        for (var extension : field.child(0, DerValue.SEQUENCE).children()) {
            String oid = extension.child(0, DerValue.OID).contentHex();
            boolean critical = extension.children().size() == 3;
            require(
                    extension.is(DerValue.SEQUENCE)
                            && (critical || extension.children().size() == 2),
                    "ENC-1",
                    "an extension is its OID, perhaps critical, and its value");
            require(
                    !critical
                            || extension.child(1, DerValue.BOOLEAN).contentHex().equals("ff"),
                    "ENC-2",
                    "critical FALSE is left out");
            require(critical == oid.equals(KEY_USAGE), "USR-31", "keyUsage is critical, and nothing else is");
            byte[] value =
                    extension.child(critical ? 2 : 1, DerValue.OCTET_STRING).content();
            require(values.put(oid, value) == null, "ENC-13", "an extension stands twice");
        }
        return values;
    }

    private static DerValue sequence(Map<String, byte[]> values, String oid, String rule) {
        var value = parse(values, oid, rule);
        require(value.is(DerValue.SEQUENCE), rule, "the extension is a SEQUENCE");
        return value;
    }

    private static DerValue parse(Map<String, byte[]> values, String oid, String rule) {
        try {
            return DerValue.parse(values.getOrDefault(oid, new byte[0]));
        } catch (IllegalArgumentException notDer) {
            throw new ProfileViolation(rule, String.valueOf(notDer.getMessage()));
        }
    }

    private static String hex(Map<String, byte[]> values, String oid) {
        return HexFormat.of().formatHex(values.getOrDefault(oid, new byte[0]));
    }

    private static String text(DerValue value) {
        return new String(value.content(), StandardCharsets.US_ASCII);
    }
}
