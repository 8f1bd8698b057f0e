package org.openmss.ca.notification.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openmss.ca.notification.domain.StatusListener;
import org.openmss.ca.notification.domain.StatusNews;
import org.openmss.ca.register.domain.RevocationReason;

/** The registration authority over HTTPS. */
@ApplicationScoped
class HttpRegistrationAuthority implements StatusListener {
    private static final Logger LOG = Logger.getLogger(HttpRegistrationAuthority.class);
    private final RegistrationAuthorityApi api;

    HttpRegistrationAuthority(@RestClient RegistrationAuthorityApi api) {
        this.api = api;
    }

    @Override
    public Answer tell(StatusNews news) {
        var body = new RegistrationAuthorityApi.News(
                news.state().name(),
                news.since(),
                news.reason().map(RevocationReason::wireName).orElse(null),
                news.sequence());
        try (var answer = api.tell(news.serial().toString(), body)) {
            return judge(news, answer.getStatus());
        } catch (WebApplicationException said) {
            return judge(news, said.getResponse().getStatus());
        } catch (ProcessingException away) {
            LOG.debugf("not told serial=%s cause=%s", news.serial(), away.getMessage());
            return Answer.AWAY;
        }
    }

    /** What it cannot take as it is, or fails over, must not keep the other news back. */
    private static Answer judge(StatusNews news, int status) {
        if (status / 100 == 2) {
            return Answer.TOLD;
        }
        LOG.warnf("not told serial=%s status=%d", news.serial(), status);
        return switch (status) {
            case 400, 409, 413, 422, 500 -> Answer.REFUSED;
            default -> Answer.AWAY;
        };
    }
}
