package org.openmss.ca.register;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.register.domain.CertificateSelection;
import org.openmss.ca.register.domain.CertificateSelection.Expiring;
import org.openmss.ca.register.domain.CertificateSelection.Issued;
import org.openmss.ca.register.domain.CertificateSelection.Kinds;
import org.openmss.ca.register.domain.CertificateSelection.Named;
import org.openmss.ca.register.domain.CertificateSelection.OfKey;
import org.openmss.ca.register.domain.CertificateSelection.OfRequest;
import org.openmss.ca.register.domain.CertificateSelection.Standing;
import org.openmss.ca.register.domain.NameKey;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** What a caller asked the register for, in the words of its doors. */
public record SearchTerms(CertificateSelection selection, Optional<PageCursor> after, int limit) {
    public static final int USUAL = 50;
    public static final int MOST = 200;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 64;
    private static final List<String> FINDERS = List.of("requestId", "keyId", "subject");
    private static final List<String> KINDS = List.of("issuer", "profile", "state");
    private static final List<String> ISSUED = List.of("issuedFrom", "issuedBefore");
    private static final List<String> EXPIRING = List.of("expiresFrom", "expiresBefore");
    private static final List<String> PAGING = List.of("limit", "cursor");
    private static final Set<String> ALL = new TreeSet<>(Stream.of(FINDERS, KINDS, ISSUED, EXPIRING, PAGING)
            .flatMap(List::stream)
            .toList());

    /**
     * @param parameters as in the address; a parameter that says nothing counts as left out, as forms send it
     * @throws org.openmss.doors.ProblemException 400 that names the parameter
     */
    public static SearchTerms of(Map<String, List<String>> parameters, Hierarchy hierarchy) {
        return new Reader(parameters, hierarchy).terms();
    }

    /** @param parameters as they came */
    private record Reader(Map<String, List<String>> parameters, Hierarchy hierarchy) {

        SearchTerms terms() {
            parameters.keySet().stream()
                    .filter(name -> !ALL.contains(name))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw invalid(printable(unknown), "is not known here; there are " + String.join(", ", ALL));
                    });
            var selection = selection();
            var after = Field.optional("cursor", value("cursor"), text -> PageCursor.read(text, selection));
            return new SearchTerms(
                    selection,
                    after,
                    Field.optional("limit", value("limit"), Reader::limit).orElse(USUAL));
        }

        private CertificateSelection selection() {
            var finders = FINDERS.stream().filter(this::isGiven).toList();
            if (finders.isEmpty()) {
                return byKind();
            }
            Stream.concat(
                            finders.stream().skip(1),
                            Stream.of(KINDS, ISSUED, EXPIRING)
                                    .flatMap(List::stream)
                                    .filter(this::isGiven))
                    .findFirst()
                    .ifPresent(other -> {
                        throw invalid(
                                other, "is not combined with '" + finders.getFirst() + "', which finds few already");
                    });
            return switch (finders.getFirst()) {
                case "requestId" -> new OfRequest(Field.required("requestId", value("requestId"), RequestId::new));
                case "keyId" -> new OfKey(Field.required("keyId", value("keyId"), Reader::keyId));
                default -> new Named(Field.required("subject", value("subject"), Reader::name));
            };
        }

        private CertificateSelection byKind() {
            var kinds = new Kinds(
                    Field.optional("issuer", value("issuer"), this::issuer),
                    Field.optional("profile", value("profile"), ProfileName::new),
                    Field.optional("state", value("state"), Reader::standing));
            if (EXPIRING.stream().noneMatch(this::isGiven)) {
                return new Issued(kinds, time("issuedFrom"), time("issuedBefore"));
            }
            ISSUED.stream().filter(this::isGiven).findFirst().ifPresent(other -> {
                throw invalid(
                        other, "is not combined with expiresFrom and expiresBefore, which order the list otherwise");
            });
            return new Expiring(kinds, time("expiresFrom"), time("expiresBefore"));
        }

        private Optional<Instant> time(String name) {
            return Field.optional(name, value(name), Field::time);
        }

        private AuthorityId issuer(String name) {
            return hierarchy.issuers().stream()
                    .filter(issuer -> issuer.name().value().equals(name)
                            || issuer.id().value().equals(name))
                    .map(Issuer::id)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected one of "
                            + String.join(
                                    ", ",
                                    hierarchy.issuers().stream()
                                            .map(issuer -> issuer.name().value())
                                            .toList())
                            + ", or an issuer's key identifier"));
        }

        private boolean isGiven(String name) {
            return value(name) != null;
        }

        private @Nullable String value(String name) {
            var given = parameters.getOrDefault(name, List.of());
            if (given.size() > 1) {
                throw invalid(name, "is given more than once");
            }
            return given.isEmpty() || given.getFirst().isBlank()
                    ? null
                    : given.getFirst().strip();
        }

        private static Standing standing(String text) {
            return Arrays.stream(Standing.values())
                    .filter(standing -> standing.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected VALID, ON_HOLD or REVOKED"));
        }

        private static Bytes keyId(String text) {
            String plain = text.replace(":", "");
            if (!plain.matches("[0-9a-fA-F]{40}")) {
                throw new IllegalArgumentException("expected a subjectKeyIdentifier, 40 hexadecimal digits");
            }
            return Bytes.of(HexFormat.of().parseHex(plain));
        }

        private static NameKey name(String text) {
            int length = text.codePointCount(0, text.length());
            if (length < SHORTEST_NAME
                    || length > LONGEST_NAME
                    || text.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("expected the beginning of a name, " + SHORTEST_NAME + " to "
                        + LONGEST_NAME + " characters, given name first");
            }
            return NameKey.of(text);
        }

        private static int limit(String text) {
            if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
                throw new IllegalArgumentException("expected a number from 1 to " + MOST);
            }
            return Integer.parseInt(text);
        }

        private static String printable(String name) {
            String plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
            return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        }

        private static RuntimeException invalid(String name, String what) {
            return Problem.of(400, "invalid-field", "A member's value cannot be used", "'" + name + "' " + what)
                    .with("field", name)
                    .exception();
        }
    }
}
