package org.openmss.gateway.subscriber.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority;

@ApplicationScoped
class HttpRegistrationAuthority implements RegistrationAuthority {
    private static final Logger LOG = Logger.getLogger(HttpRegistrationAuthority.class);
    private final RegistrationAuthorityApi api;
    private final ObjectMapper json;

    HttpRegistrationAuthority(@RestClient RegistrationAuthorityApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    @Override
    public Verdict report(KeyReport report) {
        try (var accepted = api.report(toWire(report))) {
            return new Verdict.Accepted();
        } catch (WebApplicationException refused) {
            return verdict(refused.getResponse());
        } catch (ProcessingException noAnswer) {
            LOG.warnf("the registration authority does not answer: %s", noAnswer.getMessage());
            return new Verdict.Unavailable();
        }
    }

    private static RegistrationAuthorityApi.Report toWire(KeyReport report) {
        return new RegistrationAuthorityApi.Report(
                report.registrationId().value(),
                report.iccid().value(),
                report.keys().stream()
                        .map(key -> new RegistrationAuthorityApi.Key(
                                key.purpose().wireName(),
                                key.publicKey().toBase64(),
                                key.proof().toBase64()))
                        .toList(),
                report.encryptedActivationCode().toBase64());
    }

    private Verdict verdict(Response refusal) {
        return switch (refusal.getStatus()) {
            case 403 -> wrongCode(refusal);
            case 410 -> new Verdict.ActivationCodeExpired();
            case 400, 404, 409, 422 -> new Verdict.Refused();
            default -> new Verdict.Unavailable();
        };
    }

    /** A 403 that does not speak of tries is about our own certificate, and not the user's mistake. */
    private Verdict wrongCode(Response refusal) {
        try {
            var left = json.readTree(refusal.readEntity(String.class)).path("triesLeft");
            return left.isInt() ? new Verdict.WrongActivationCode(left.asInt()) : new Verdict.Unavailable();
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("the registration authority's answer cannot be read: %s", unreadable.getOriginalMessage());
            return new Verdict.Unavailable();
        }
    }
}
