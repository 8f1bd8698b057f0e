package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.ProfileCheck.require;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.issuance.domain.QualifiedStatements.Disclosure;
import org.openmss.ca.issuance.domain.QualifiedStatements.Limit;

/** The qcStatements are those of the profile, each once, with the content it asks for (certificate profile USR-5, USR-29). */
final class StatementCheck {
    private static final String SYNTAX_V2 = "2b06010505070b02";
    private static final String NATURAL_PERSON = "3009060704008bec490101";
    private static final String COMPLIANCE = "04008e460101";
    private static final String LIMIT = "04008e460102";
    private static final String RETENTION = "04008e460103";
    private static final String SECURE_DEVICE = "04008e460104";
    private static final String DISCLOSURES = "04008e460105";
    private static final String TYPE = "04008e460106";
    private static final String ESIGN = "3009060704008e46010601";
    private static final int IA5_STRING = 0x16;
    private final CertificateContent content;
    private final QualifiedStatements expected;

    StatementCheck(CertificateContent content) {
        this.content = content;
        this.expected = content.profile().statements();
    }

    boolean isWanted() {
        return content.hasSemanticSerialNumber() || !expected.equals(QualifiedStatements.NONE);
    }

    void check(DerValue extension) {
        var found = new HashMap<String, Optional<DerValue>>();
        for (var statement : extension.children()) {
            var parts = statement.children();
            var info = parts.size() == 2 ? Optional.of(parts.getLast()) : Optional.<DerValue>empty();
            require(
                    statement.is(DerValue.SEQUENCE)
                            && parts.size() <= 2
                            && found.put(statement.child(0, DerValue.OID).contentHex(), info) == null,
                    "USR-29",
                    "a statement is an OID and its content, and stands once");
        }
        checkSet(found.keySet());
        found.forEach((oid, info) -> check(oid, info.orElse(null)));
    }

    private void checkSet(Set<String> found) {
        require(
                found.contains(SYNTAX_V2) == content.hasSemanticSerialNumber(),
                "USR-5",
                "the statement that explains the serialNumber is missing or needless");
        var wanted = new HashSet<String>();
        addIf(content.hasSemanticSerialNumber(), SYNTAX_V2, wanted);
        addIf(expected.compliance(), COMPLIANCE, wanted);
        addIf(expected.secureDevice(), SECURE_DEVICE, wanted);
        addIf(expected.electronicSignature(), TYPE, wanted);
        addIf(!expected.disclosures().isEmpty(), DISCLOSURES, wanted);
        addIf(expected.retentionYears().isPresent(), RETENTION, wanted);
        addIf(expected.limit().isPresent(), LIMIT, wanted);
        require(found.equals(wanted), "USR-29", "a statement of the profile is missing, or there is one too many");
    }

    private void check(String oid, @Nullable DerValue info) {
        switch (oid) {
            case COMPLIANCE, SECURE_DEVICE ->
                require(info == null, "USR-29", "QcCompliance and QcSSCD have no content");
            case SYNTAX_V2 ->
                require(encoded(info).equals(NATURAL_PERSON), "USR-5", "the serialNumber is explained as a person's");
            case TYPE -> require(encoded(info).equals(ESIGN), "USR-29", "QcType is esign alone");
            case RETENTION ->
                require(
                        info != null
                                && info.is(DerValue.INTEGER)
                                && is(expected.retentionYears().orElseThrow(), info),
                        "USR-29",
                        "the retention period is not that of the profile");
            case LIMIT -> checkLimit(info, expected.limit().orElseThrow());
            default -> checkDisclosures(info);
        }
    }

    private void checkDisclosures(@Nullable DerValue info) {
        require(
                info != null
                        && info.is(DerValue.SEQUENCE)
                        && info.children().stream()
                                .allMatch(one -> one.is(DerValue.SEQUENCE)
                                        && one.children().size() == 2)
                        && info.children().stream()
                                .map(one -> text(one.child(0, IA5_STRING)) + " "
                                        + text(one.child(1, DerValue.PRINTABLE_STRING)))
                                .toList()
                                .equals(texts(expected.disclosures())),
                "USR-29",
                "the disclosure statements are not those of the profile");
    }

    private static void checkLimit(@Nullable DerValue info, Limit limit) {
        require(
                info != null
                        && info.is(DerValue.SEQUENCE)
                        && info.children().size() == 3
                        && text(info.child(0, DerValue.PRINTABLE_STRING)).equals(limit.currency())
                        && is(limit.amount(), info.child(1, DerValue.INTEGER))
                        && is(limit.exponent(), info.child(2, DerValue.INTEGER)),
                "USR-29",
                "the limit is not that of the profile");
    }

    private static List<String> texts(List<Disclosure> disclosures) {
        return disclosures.stream()
                .map(one -> one.address() + " " + one.language())
                .toList();
    }

    private static void addIf(boolean wanted, String oid, Set<String> set) {
        if (wanted) {
            set.add(oid);
        }
    }

    private static String encoded(@Nullable DerValue info) {
        return info == null ? "" : HexFormat.of().formatHex(info.encoded());
    }

    private static boolean is(int number, DerValue integer) {
        return new BigInteger(integer.content()).equals(BigInteger.valueOf(number));
    }

    private static String text(DerValue value) {
        return new String(value.content(), StandardCharsets.US_ASCII);
    }
}
