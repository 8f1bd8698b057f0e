package org.openmss.ca.revocation.bulk.rest;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.bulk.domain.BulkOrder;
import org.openmss.ca.revocation.bulk.domain.Scope;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.kernel.CertificateSerial;

/** What an operator sends. */
record BulkRevocationRequest(
        @Nullable String issuer,
        @Nullable String profile,
        @Nullable List<@Nullable String> serials,
        @Nullable String reason,
        @Nullable String invalidityDate) {
    /** What fits into a body. */
    private static final int LONGEST_LIST = 1500;

    BulkOrder toOrder(Hierarchy hierarchy, Instant now) {
        return new BulkOrder(
                scope(hierarchy),
                Field.required("reason", reason, RevocationReason::ofWireName),
                Field.optional("invalidityDate", invalidityDate, text -> past(text, now)));
    }

    private Scope scope(Hierarchy hierarchy) {
        if (Stream.of(issuer, profile, serials).filter(Objects::nonNull).count() != 1) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "A member's value cannot be used",
                            "give one of 'issuer', 'profile' and 'serials', and one alone")
                    .with("field", "issuer")
                    .exception();
        }
        if (issuer != null) {
            return Field.required("issuer", issuer, name -> ofIssuer(name, hierarchy));
        }
        if (profile != null) {
            return new Scope.OfProfile(Field.required("profile", profile, ProfileName::new));
        }
        return Field.required("serials", serials, BulkRevocationRequest::listed);
    }

    private static Scope ofIssuer(String name, Hierarchy hierarchy) {
        return hierarchy.issuers().stream()
                .filter(issuer -> issuer.name().value().equals(name))
                .findFirst()
                .map(issuer -> new Scope.OfIssuer(issuer.name(), issuer.id()))
                .orElseThrow(() -> new IllegalArgumentException("expected the name of an issuing CA, one of "
                        + hierarchy.issuers().stream()
                                .map(issuer -> issuer.name().value())
                                .toList()));
    }

    private static Scope listed(List<@Nullable String> texts) {
        if (texts.isEmpty() || texts.size() > LONGEST_LIST) {
            throw new IllegalArgumentException(
                    "expected 1 to " + LONGEST_LIST + " serials; more go into several lists");
        }
        var serials = texts.stream()
                .map(text -> Field.required("serials", text, CertificateSerial::parse))
                .toList();
        if (new HashSet<>(serials).size() != serials.size()) {
            throw new IllegalArgumentException("each serial stands once");
        }
        return new Scope.Listed(serials);
    }

    private static Instant past(String text, Instant now) {
        Instant date = Field.time(text);
        if (date.isAfter(now)) {
            throw new IllegalArgumentException("expected a time that is past");
        }
        return date;
    }
}
