package org.openmss.ca.issuance.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.CertificateProfile.FromRequest;
import org.openmss.ca.issuance.domain.CertificateProfile.Keys;
import org.openmss.ca.issuance.domain.CertificateProfile.Policies;
import org.openmss.ca.issuance.domain.CertificateProfile.Proof;
import org.openmss.ca.issuance.domain.CertificateProfile.Subject;
import org.openmss.ca.issuance.domain.KeyKind;
import org.openmss.ca.issuance.domain.KeyUsage;
import org.openmss.ca.issuance.domain.Oid;
import org.openmss.ca.issuance.domain.QualifiedStatements;
import org.openmss.ca.issuance.domain.StandardPolicy;
import org.openmss.ca.register.domain.ProfileName;

/** A profile as it stands in its file. {@code docs/certificate-profile.md} explains each key. */
record ProfileDocument(
        @Nullable String name,
        @Nullable String version,
        @Nullable String description,
        @Nullable String issuer,
        @Nullable String life,
        @Nullable String subject,
        @Nullable KeysPart keys,
        @Nullable List<String> proofs,
        @Nullable RequestPart fromRequest,
        @Nullable List<String> keyUsage,
        @Nullable List<String> extendedKeyUsage,
        @Nullable PoliciesPart policies,
        @Nullable StatementsPart qcStatements) {
    private static final Map<String, Subject> SUBJECTS = Map.of(
            "person",
            Subject.PERSON,
            "person-with-semantic-number",
            Subject.PERSON_WITH_SEMANTIC_NUMBER,
            "machine",
            Subject.MACHINE);
    private static final Map<String, Proof> PROOFS = Map.of("statement", Proof.STATEMENT, "csr", Proof.CSR);
    private static final Map<String, Oid> EXTENDED_KEY_USAGES = Map.of(
            "clientAuth", new Oid("1.3.6.1.5.5.7.3.2"),
            "emailProtection", new Oid("1.3.6.1.5.5.7.3.4"),
            "documentSigning", new Oid("1.3.6.1.5.5.7.3.36"));

    record KeysPart(@Nullable List<String> kinds, @Nullable Boolean secureDevice) {}

    record RequestPart(@Nullable Boolean subject, @Nullable List<String> extensions) {}

    record PoliciesPart(
            @Nullable String own,
            @Nullable String standard,
            @Nullable String practiceStatement) {}

    record StatementsPart(
            boolean compliance,
            boolean secureDevice,
            @Nullable String type,
            @Nullable List<DisclosurePart> disclosures,
            @Nullable Integer retentionYears,
            @Nullable LimitPart limit) {}

    record DisclosurePart(
            @Nullable String address, @Nullable String language) {}

    record LimitPart(
            @Nullable String currency,
            @JsonProperty(required = true) int amount,
            int exponent) {}

    /** @throws IllegalArgumentException names the key that is missing or has a value that it cannot have */
    CertificateProfile toDomain(URI practiceStatement) {
        var keyRules = present("keys", keys);
        var policyRules = present("policies", policies);
        return new CertificateProfile(
                parsed("name", name, ProfileName::new),
                present("version", version),
                present("description", description),
                Optional.ofNullable(issuer).map(line -> parsed("issuer", line, AuthorityName::new)),
                parsed("life", life, ProfileDocument::life),
                parsed("subject", subject, text -> named(SUBJECTS, text)),
                new Keys(
                        enums("keys.kinds", keyRules.kinds(), KeyKind.class, KeyKind::ofWireName),
                        present("keys.secureDevice", keyRules.secureDevice())),
                enums("proofs", proofs, Proof.class, text -> named(PROOFS, text)),
                takenFromRequest(),
                parsed("keyUsage", keyUsage, ProfileDocument::keyUsage),
                list(extendedKeyUsage).stream()
                        .map(text -> parsed(
                                "extendedKeyUsage",
                                text,
                                use -> EXTENDED_KEY_USAGES.containsKey(use)
                                        ? named(EXTENDED_KEY_USAGES, use)
                                        : new Oid(use)))
                        .toList(),
                new Policies(
                        parsed("policies.own", policyRules.own(), Oid::new),
                        Optional.ofNullable(policyRules.standard())
                                .map(text -> parsed("policies.standard", text, StandardPolicy::ofWireName)),
                        Optional.ofNullable(policyRules.practiceStatement())
                                .map(text -> parsed("policies.practiceStatement", text, URI::create))
                                .orElse(practiceStatement)),
                qcStatements == null ? QualifiedStatements.NONE : statements(qcStatements));
    }

    private FromRequest takenFromRequest() {
        if (fromRequest == null) {
            return new FromRequest(false, Set.of());
        }
        return new FromRequest(
                Boolean.TRUE.equals(fromRequest.subject()),
                list(fromRequest.extensions()).stream()
                        .map(text -> parsed("fromRequest.extensions", text, Oid::new))
                        .collect(Collectors.toSet()));
    }

    private static QualifiedStatements statements(StatementsPart part) {
        if (part.type() != null && !part.type().equals("esign")) {
            throw new IllegalArgumentException(
                    "'qcStatements.type': only esign is for electronic signatures of people");
        }
        var limit = part.limit();
        return new QualifiedStatements(
                part.compliance(),
                part.secureDevice(),
                part.type() != null,
                list(part.disclosures()).stream()
                        .map(one -> new QualifiedStatements.Disclosure(
                                parsed("qcStatements.disclosures.address", one.address(), URI::create),
                                present("qcStatements.disclosures.language", one.language())))
                        .toList(),
                Optional.ofNullable(part.retentionYears()),
                Optional.ofNullable(limit)
                        .map(one -> new QualifiedStatements.Limit(
                                present("qcStatements.limit.currency", one.currency()), one.amount(), one.exponent())));
    }

    private static TemporalAmount life(String text) {
        try {
            return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
        } catch (DateTimeParseException noLife) {
            throw new IllegalArgumentException(
                    "a life is years, months and days like P3Y, or hours like PT12H", noLife);
        }
    }

    private static KeyUsage keyUsage(List<String> names) {
        var all = Arrays.stream(KeyUsage.values())
                .filter(usage -> names.equals(List.of(usage.wireName())))
                .findFirst();
        return all.orElseThrow(() -> new IllegalArgumentException(
                "breaks USR-22: it is [digitalSignature] alone or [nonRepudiation] alone"));
    }

    private static <E extends Enum<E>> Set<E> enums(
            String key, @Nullable List<String> texts, Class<E> type, Function<String, E> parse) {
        var all = EnumSet.noneOf(type);
        present(key, texts).forEach(text -> all.add(parsed(key, text, parse)));
        return all;
    }

    private static <T> T named(Map<String, T> names, String text) {
        var found = names.get(text);
        if (found == null) {
            throw new IllegalArgumentException(
                    "it is one of " + names.keySet().stream().sorted().toList());
        }
        return found;
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }

    private static <T> T present(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }

    private static <V, T> T parsed(String key, @Nullable V value, Function<V, T> parse) {
        try {
            return parse.apply(present(key, value));
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw message.startsWith("'") ? wrong : new IllegalArgumentException("'" + key + "': " + message, wrong);
        }
    }
}
