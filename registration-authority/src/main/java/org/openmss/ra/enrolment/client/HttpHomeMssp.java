package org.openmss.ra.enrolment.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.CertificateAuthority.Answer;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.PhoneBusyException;
import org.openmss.ra.enrolment.domain.StatusNews;

/** The home MSSP over HTTPS. */
@ApplicationScoped
class HttpHomeMssp implements HomeMssp {
    private static final String NAME = "the home MSSP";
    private final HomeMsspApi api;

    HttpHomeMssp(@RestClient HomeMsspApi api) {
        this.api = api;
    }

    @Override
    public Optional<Failure> addSubscriber(Binding binding) {
        var subscriber = new HomeMsspApi.Subscriber(
                binding.msisdn().value(), binding.iccid().value());
        int status = status(() -> api.add(binding.id().value(), subscriber));
        return switch (status) {
            case 409 -> Optional.of(Failure.NUMBER_OR_SIM_TAKEN);
            default -> done(status);
        };
    }

    @Override
    public Optional<Failure> startKeyGeneration(RegistrationId id, Bytes nonce, String activationKeyId) {
        var order = new HomeMsspApi.KeyGeneration(nonce.toBase64(), activationKeyId);
        int status = status(() -> api.generateKeys(id.value(), order));
        return switch (status) {
            case 404 -> Optional.of(Failure.UNKNOWN_SIM);
            case 409 -> throw new PhoneBusyException();
            default -> done(status);
        };
    }

    @Override
    public Optional<Failure> activate(RegistrationId id, List<Answer.Issued> certificates) {
        var chains = certificates.stream()
                .map(issued -> new HomeMsspApi.Certificate(
                        issued.certificate().purpose().wireName(),
                        issued.chain().stream().map(Bytes::toBase64).toList()))
                .toList();
        int status = status(() -> api.activate(id.value(), new HomeMsspApi.Certificates(chains)));
        return switch (status) {
            case 400, 404, 409, 422 -> Optional.of(Failure.CERTIFICATES_NOT_ACCEPTED);
            default -> done(status);
        };
    }

    @Override
    public void tell(RegistrationId id, StatusNews news) {
        var status = new HomeMsspApi.Status(news.status().wireName(), news.sequence());
        int answer = status(() -> api.tell(id.value(), news.serial().toString(), status));
        if (answer != 404) { // what it does not have, it does not sign with
            done(answer);
        }
    }

    @Override
    public void revoke(RegistrationId id) {
        int status = status(() -> api.revoke(id.value()));
        if (status != 404) { // whom it does not know, it does not sign for
            done(status);
        }
    }

    private static Optional<Failure> done(int status) {
        if (status / 100 == 2) {
            return Optional.empty();
        }
        throw new NeighbourUnavailableException(NAME, new IllegalStateException("status " + status));
    }

    private static int status(Supplier<Response> call) {
        try (var answer = call.get()) {
            return answer.getStatus();
        } catch (WebApplicationException said) {
            return said.getResponse().getStatus();
        } catch (ProcessingException away) {
            throw new NeighbourUnavailableException(NAME, away);
        }
    }
}
