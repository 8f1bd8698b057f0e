package org.openmss.gateway.mss.json;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.openmss.gateway.mss.Caller;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.ClientCertificates;
import org.openmss.gateway.provider.MessageHmacs;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.Bytes;

/** Who calls, told by a client certificate, by HTTP Basic, or by an HMAC over the request; where there are two of them they agree. */
@ApplicationScoped
class HttpCallers {
    private static final int LONGEST_NAME = 40;
    private static final Duration MOST_DRIFT = Duration.ofMinutes(5);
    private final ClientCertificates certificates;
    private final Providers providers;
    private final MessageHmacs hmacs;
    private final InstantSource clock;

    HttpCallers(ClientCertificates certificates, Providers providers, MessageHmacs hmacs, InstantSource clock) {
        this.certificates = certificates;
        this.providers = providers;
        this.hmacs = hmacs;
        this.clock = clock;
    }

    /** @throws RefusedException 104 UNAUTHORIZED_ACCESS for credentials that are not right; nobody for none at all */
    Caller of(HttpServerRequest request, Bytes body) {
        var byCertificate = ClientCertificates.shown(request).flatMap(certificates::holder);
        var credentials = header(request, HttpHeaders.AUTHORIZATION).map(BasicCredentials::parse);
        var byHttp = credentials.map(given -> byCredentials(given, request, body));
        if (byCertificate.isPresent()
                && byHttp.isPresent()
                && !byCertificate.get().apId().equals(byHttp.get().apId())) {
            throw refused("the client certificate and the HTTP authentication name different application providers");
        }
        var requestName = credentials
                .flatMap(BasicCredentials::hmac)
                .map(hmac -> "H" + hmac.toHex().substring(0, LONGEST_NAME));
        return new Caller(byHttp.or(() -> byCertificate), Caller.Dialect.JSON, requestName);
    }

    private ApplicationProvider byCredentials(BasicCredentials given, HttpServerRequest request, Bytes body) {
        var known = given.hmac()
                .map(hmac -> hmacs.authenticate(given.userInBase64(), signed(request, body), hmac))
                .orElseGet(() -> providers
                        .authenticate(given.user(), given.password())
                        .or(() -> providers.authenticateByName(given.user(), given.password())));
        return known.orElseThrow(
                () -> refused("the HTTP authentication is not right: Basic with AP_ID and password, with the name of"
                        + " the contract and password where no other contract has that name, or with base64 of the AP_ID and the HMAC of the"
                        + " request"));
    }

    private Bytes signed(HttpServerRequest request, Bytes body) {
        String date = header(request, HttpHeaders.DATE)
                .orElseThrow(() -> refused("an HMAC goes with the header Date, which it covers"));
        if (Duration.between(instant(date), clock.instant()).abs().compareTo(MOST_DRIFT) > 0) {
            throw refused("the header Date is more than five minutes from the time here");
        }
        return SignedRequest.of(date, request, body);
    }

    private static Instant instant(String date) {
        try {
            return OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException illegible) {
            throw refused("the header Date is not written as in RFC 2822");
        }
    }

    private static Optional<String> header(HttpServerRequest request, CharSequence name) {
        var values = request.headers().getAll(name);
        if (values.size() > 1) {
            throw refused("the header " + name + " stands there twice");
        }
        return values.stream().findFirst();
    }

    static RefusedException refused(String why) {
        return new RefusedException(new SignatureFailure.Unauthorized(why));
    }
}
