package org.openmss.gateway.device.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.kernel.Iccid;

/** Reaches the SIM through the handset simulator. */
@ApplicationScoped
class HttpDeviceChannel implements DeviceChannel {
    private static final Logger LOG = Logger.getLogger(HttpDeviceChannel.class);
    private final HandsetApi handset;

    HttpDeviceChannel(@RestClient HandsetApi handset) {
        this.handset = handset;
    }

    @Override
    public Delivery ask(Prompt prompt) {
        return deliver(
                prompt.iccid(),
                new HandsetApi.Sign(
                        "SIGN",
                        prompt.id(),
                        prompt.purpose().wireName(),
                        prompt.documents().stream()
                                .map(document ->
                                        new HandsetApi.Document(document.hash().toBase64(), document.text()))
                                .toList(),
                        prompt.nonce().toBase64(),
                        prompt.apName(),
                        prompt.eventId().orElse(null),
                        prompt.language().orElse(null),
                        prompt.expiresAt()));
    }

    @Override
    public Delivery show(Notice notice) {
        return deliver(
                notice.iccid(),
                new HandsetApi.Show("SHOW", notice.id(), notice.apName(), notice.text(), notice.expiresAt()));
    }

    @Override
    public Delivery startKeyGeneration(KeyGeneration order) {
        return deliver(
                order.iccid(),
                new HandsetApi.GenerateKeys(
                        "GENERATE_KEYS",
                        order.id(),
                        order.registrationId().value(),
                        order.nonce().toBase64(),
                        order.registrationAuthorityKeyId()));
    }

    @Override
    public void discard(Iccid iccid, String promptId) {
        deliver(iccid, new HandsetApi.Discard("DISCARD", "d" + UUID.randomUUID(), promptId));
    }

    private Delivery deliver(Iccid iccid, HandsetApi.Message message) {
        try (var answer = handset.send(iccid.value(), message)) {
            return Delivery.DELIVERED;
        } catch (WebApplicationException refused) {
            int status = refused.getResponse().getStatus();
            LOG.infof("the handset side refused a message with status %d", status);
            return switch (status) {
                case 404, 422 -> Delivery.UNKNOWN_SIM;
                case 409 -> Delivery.BUSY;
                default -> Delivery.UNREACHABLE;
            };
        } catch (ProcessingException noAnswer) {
            LOG.warnf("the handset side does not answer: %s", noAnswer.getMessage());
            return Delivery.UNREACHABLE;
        }
    }
}
