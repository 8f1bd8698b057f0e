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
import org.openmss.kernel.KeyPurpose;

/** The extensions are those of the profile, each once, with the criticality and content it asks for (certificate profile 3.2). */
final class ExtensionCheck {
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";
    private static final String SUBJECT_KEY_IDENTIFIER = "551d0e";
    private static final String KEY_USAGE = "551d0f";
    private static final String POLICIES = "551d20";
    private static final String DISTRIBUTION_POINTS = "551d1f";
    private static final String INFORMATION_ACCESS = "2b06010505070101";
    private static final String QUALIFIED_STATEMENTS = "2b06010505070103";
    private static final Set<String> ALWAYS = Set.of(
            AUTHORITY_KEY_IDENTIFIER,
            SUBJECT_KEY_IDENTIFIER,
            KEY_USAGE,
            POLICIES,
            DISTRIBUTION_POINTS,
            INFORMATION_ACCESS);
    private static final String NCP_PLUS = "04008f7a0102";
    private static final String CPS = "2b06010505070201";
    private static final String CA_ISSUERS = "2b06010505073002";
    private static final String OCSP = "2b06010505073001";
    /** SEQUENCE { SEQUENCE { id-qcs-pkixQCSyntax-v2, SEQUENCE { semantics identifier of natural persons } } }. */
    private static final String NATURAL_PERSON_SEMANTICS = "3017301506082b06010505070b023009060704008bec490101";

    private static final int URI = 0x86;
    private static final int IA5_STRING = 0x16;
    private static final int KEY_ID = 0x80;
    private final AuthorityCertificate issuer;
    private final CertificateContent content;

    ExtensionCheck(AuthorityCertificate issuer, CertificateContent content) {
        this.issuer = issuer;
        this.content = content;
    }

    void check(DerValue field) {
        var values = read(field);
        checkSet(values.keySet());
        checkKeyIdentifiers(values);
        String bits = content.purpose() == KeyPurpose.SIGNATURE ? "03020640" : "03020780";
        require(hex(values, KEY_USAGE).equals(bits), "USR-22", "the key usage is not that of the profile");
        checkPolicies(parse(values, POLICIES, "USR-23"));
        checkDistributionPoint(parse(values, DISTRIBUTION_POINTS, "USR-24"));
        checkInformationAccess(parse(values, INFORMATION_ACCESS, "USR-25"));
        require(
                !content.subject().hasSemanticSerialNumber()
                        || hex(values, QUALIFIED_STATEMENTS).equals(NATURAL_PERSON_SEMANTICS),
                "USR-5",
                "the statement that explains the serialNumber is not right");
    }

    private void checkSet(Set<String> present) {
        var expected = new HashSet<>(ALWAYS);
        if (content.subject().hasSemanticSerialNumber()) {
            expected.add(QUALIFIED_STATEMENTS);
        }
        require(present.equals(expected), "USR-31", "an extension of the profile is missing, or there is one too many");
    }

    private void checkKeyIdentifiers(Map<String, byte[]> values) {
        var authority = parse(values, AUTHORITY_KEY_IDENTIFIER, "USR-20");
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

    private static void checkPolicies(DerValue policies) {
        List<DerValue> list = policies.children();
        require(list.size() == 2, "USR-23", "the policies are our own and NCP+");
        var own = list.getFirst();
        String oid = own.child(0, DerValue.OID).contentHex();
        require(!oid.equals(NCP_PLUS) && !oid.equals("551d2000"), "USR-23", "the first policy is our own");
        var qualifiers = own.child(1, DerValue.SEQUENCE);
        var qualifier = qualifiers.child(0, DerValue.SEQUENCE);
        require(
                qualifiers.children().size() == 1
                        && qualifier.child(0, DerValue.OID).contentHex().equals(CPS)
                        && text(qualifier.child(1, IA5_STRING)).matches("https?://.+"),
                "USR-23",
                "our own policy points to the practice statement");
        require(
                list.getLast().children().size() == 1
                        && list.getLast().child(0, DerValue.OID).contentHex().equals(NCP_PLUS),
                "USR-23",
                "the second policy is NCP+ without qualifiers");
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
