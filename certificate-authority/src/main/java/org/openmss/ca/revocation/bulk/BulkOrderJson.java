package org.openmss.ca.revocation.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.bulk.domain.BulkOrder;
import org.openmss.ca.revocation.bulk.domain.Scope;
import org.openmss.kernel.CertificateSerial;

/** An order as the parameters of its proposal: what the second operator reads, and what is done then. */
@ApplicationScoped
class BulkOrderJson {
    private final ObjectMapper json;
    private final Hierarchy hierarchy;

    BulkOrderJson(ObjectMapper json, Hierarchy hierarchy) {
        this.json = json;
        this.hierarchy = hierarchy;
    }

    /** @param certificates how many there were when it was proposed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parameters(
            long certificates,
            String reason,
            @Nullable String invalidityDate,
            @Nullable String issuer,
            @Nullable String profile,
            @Nullable List<String> serials) {}

    String write(BulkOrder order, long certificates) {
        var scope = order.scope();
        try {
            return json.writeValueAsString(new Parameters(
                    certificates,
                    order.reason().wireName(),
                    order.invalidityDate().map(Instant::toString).orElse(null),
                    scope instanceof Scope.OfIssuer issuer ? issuer.name().value() : null,
                    scope instanceof Scope.OfProfile profile ? profile.profile().value() : null,
                    scope instanceof Scope.Listed listed
                            ? listed.serials().stream()
                                    .map(CertificateSerial::toString)
                                    .toList()
                            : null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    BulkOrder read(String parameters) {
        var order = parsed(parameters);
        return new BulkOrder(
                scope(order),
                RevocationReason.ofWireName(order.reason()),
                Optional.ofNullable(order.invalidityDate()).map(Instant::parse));
    }

    /** How many certificates there were when it was proposed. */
    long certificates(String parameters) {
        return parsed(parameters).certificates();
    }

    private Parameters parsed(String parameters) {
        try {
            return json.readValue(parameters, Parameters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parameters of a proposal cannot be read", e);
        }
    }

    private Scope scope(Parameters order) {
        if (order.issuer() != null) {
            return ofIssuer(order.issuer())
                    .orElseThrow(() -> new IllegalStateException("the issuing CA is not here any more"));
        }
        if (order.profile() != null) {
            return new Scope.OfProfile(new ProfileName(order.profile()));
        }
        var serials = order.serials() == null ? List.<String>of() : order.serials();
        return new Scope.Listed(serials.stream().map(CertificateSerial::parse).toList());
    }

    private Optional<Scope> ofIssuer(String name) {
        return hierarchy.issuers().stream()
                .filter(issuer -> issuer.name().equals(new AuthorityName(name)))
                .map(Issuer::id)
                .<Scope>map(id -> new Scope.OfIssuer(new AuthorityName(name), id))
                .findFirst();
    }
}
