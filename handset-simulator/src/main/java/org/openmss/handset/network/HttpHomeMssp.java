package org.openmss.handset.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openmss.handset.card.SimCard;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.RegistrationId;

@ApplicationScoped
class HttpHomeMssp implements HomeMssp {
    private static final Logger LOG = Logger.getLogger(HttpHomeMssp.class);
    private static final String WRONG_CODE = "urn:mss:problem:wrong-activation-code";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private final HomeMsspApi api;
    private final ObjectMapper json;

    HttpHomeMssp(@RestClient HomeMsspApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    @Override
    public Activation report(RegistrationId registrationId, Iccid iccid, SimCard.NewKeys keys) {
        var body = new HomeMsspApi.Keys(
                registrationId.toString(),
                iccid.value(),
                keys.keys().stream()
                        .map(key -> new HomeMsspApi.Key(
                                key.purpose().wireName(),
                                key.publicKey().toBase64(),
                                key.proof().toBase64()))
                        .toList(),
                keys.encryptedActivationCode().toBase64());
        try (var taken = api.keys(body)) {
            return new Activation.Active();
        } catch (WebApplicationException refused) {
            return activation(refused.getResponse());
        } catch (ProcessingException noAnswer) {
            LOG.warnf("the home MSSP does not answer: %s", noAnswer.getMessage());
            return new Activation.Unavailable();
        }
    }

    @Override
    public boolean answer(Answer answer) {
        var body = new HomeMsspApi.Answer(
                answer.messageId(),
                answer.outcome().name(),
                answer.signatures().stream().map(Bytes::toBase64).toList());
        return isSettled(answer.messageId(), () -> api.answer(body));
    }

    @Override
    public boolean acknowledge(String messageId) {
        return isSettled(messageId, () -> api.acknowledge(new HomeMsspApi.Acknowledgement(messageId)));
    }

    private static boolean isSettled(String messageId, Supplier<Response> call) {
        try (var taken = call.get()) {
            return true;
        } catch (WebApplicationException refused) {
            int status = refused.getResponse().getStatus();
            LOG.warnf("the home MSSP refused an answer with status %d messageId=%s", status, messageId);
            return status >= 400 && status < 500 && status != UNAUTHORIZED && status != FORBIDDEN;
        } catch (ProcessingException noAnswer) {
            LOG.warnf("the home MSSP does not answer: %s", noAnswer.getMessage());
            return false;
        }
    }

    private Activation activation(Response refusal) {
        return switch (refusal.getStatus()) {
            case FORBIDDEN -> forbidden(refusal.readEntity(String.class));
            case 410 -> new Activation.CodeExpired();
            case 400, 404, 409, 422 -> new Activation.Refused();
            default -> new Activation.Unavailable();
        };
    }

    /** Only a problem of the very type is about the code; any other 403 is about our own certificate, and not the user's mistake. */
    Activation forbidden(String document) {
        try {
            var problem = json.readTree(document);
            var left = problem.path("triesLeft");
            if (WRONG_CODE.equals(problem.path("type").asText()) && left.isInt()) {
                return new Activation.WrongCode(left.asInt());
            }
            LOG.warnf("the home MSSP does not let this handset side in: %s", problem.path("type"));
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("the home MSSP's answer cannot be read: %s", unreadable.getOriginalMessage());
        }
        return new Activation.Unavailable();
    }
}
