package org.openmss.apsample.signin.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.apsample.signin.ShopConfig;
import org.openmss.apsample.signin.client.SignaturesApi.Accepted;
import org.openmss.apsample.signin.client.SignaturesApi.Found;
import org.openmss.apsample.signin.client.SignaturesApi.MssStatus;
import org.openmss.apsample.signin.client.SignaturesApi.Refused;
import org.openmss.apsample.signin.client.SignaturesApi.Wanted;
import org.openmss.apsample.signin.domain.Cms;
import org.openmss.apsample.signin.domain.MobileSignatures;
import org.openmss.apsample.signin.domain.PhoneNumber;
import org.openmss.apsample.signin.domain.Reason;
import org.openmss.apsample.signin.domain.SignInId;

/** Speaks with the gateway as the application provider that the contract names. */
@ApplicationScoped
class GatewaySignatures implements MobileSignatures {
    private static final Logger LOG = Logger.getLogger(GatewaySignatures.class);
    /** An AP_TransID is an NCName (TS 102 204), and more than half of all UUIDs begin with a digit. */
    private static final String SIGN_IN = "sign-in-";

    private final SignaturesApi gateway;
    private final ShopConfig shop;

    GatewaySignatures(@RestClient SignaturesApi gateway, ShopConfig shop) {
        this.gateway = gateway;
        this.shop = shop;
    }

    @Override
    public Reply ask(SignInId id, PhoneNumber number, String text) {
        try {
            var wanted = new Wanted(
                    number.value(),
                    text,
                    "authentication",
                    "CMS",
                    shop.timeout().toString(),
                    SIGN_IN + id);
            return reply(gateway.request(credentials(), wanted));
        } catch (WebApplicationException refused) {
            return new Reply.Declined(reason(id.toString(), refused.getResponse()));
        } catch (ProcessingException unreachable) {
            LOG.warnf(unreachable, "the gateway could not be asked signInId=%s", id);
            return new Reply.Declined(Reason.TROUBLE);
        }
    }

    /** A service that cannot be reached now has decided nothing, so the sign-in stays open until its time is over. */
    @Override
    public Outcome look(String transactionId, Duration patience) {
        try {
            return outcome(gateway.find(credentials(), transactionId, patience.toString()));
        } catch (WebApplicationException refused) {
            return refused.getResponse().getStatus() < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                    ? new Outcome.Ended(reason(transactionId, refused.getResponse()))
                    : new Outcome.Open();
        } catch (ProcessingException unreachable) {
            LOG.warnf(unreachable, "the gateway could not be asked transactionId=%s", transactionId);
            return new Outcome.Open();
        }
    }

    private static Reply reply(Accepted accepted) {
        if (accepted.id() == null || accepted.verificationCode() == null || accepted.expiresAt() == null) {
            return new Reply.Declined(Reason.TROUBLE);
        }
        return new Reply.Accepted(accepted.id(), accepted.verificationCode(), accepted.expiresAt());
    }

    private static Outcome outcome(Found found) {
        return switch (found.state() == null ? "" : found.state()) {
            case "PENDING" -> new Outcome.Open();
            case "SIGNED" ->
                found.signature() == null || found.signature().value() == null
                        ? new Outcome.Ended(Reason.NOT_PROVEN)
                        : new Outcome.Signed(new Cms(found.signature().value()));
            case "REFUSED" -> new Outcome.Ended(Reason.REFUSED);
            case "EXPIRED" -> new Outcome.Ended(Reason.EXPIRED);
            default -> new Outcome.Ended(reason(found.mssStatus()));
        };
    }

    private static Reason reason(String asked, Response refused) {
        LOG.infof("the gateway refused asked=%s status=%d", asked, refused.getStatus());
        try {
            return reason(refused.readEntity(Refused.class).mssStatus());
        } catch (ProcessingException | WebApplicationException | IllegalStateException notAProblemDocument) {
            return Reason.TROUBLE;
        }
    }

    private static Reason reason(@Nullable MssStatus status) {
        return status == null ? Reason.TROUBLE : MssReasons.of(status.code());
    }

    private String credentials() {
        String pair = shop.id() + ":" + shop.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
