package org.openmss.ra.enrolment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.CertificateAuthority.Answer;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.HomeMssp;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.PhoneBusyException;
import org.openmss.ra.enrolment.domain.StatusNews;

final class FakeHomeMssp implements HomeMssp {
    final Map<RegistrationId, String> subscribers = new LinkedHashMap<>();
    final Map<RegistrationId, Bytes> nonces = new LinkedHashMap<>();
    final List<String> heard = new ArrayList<>();
    boolean away;
    boolean busy;

    @Nullable
    Failure refuses;

    @Override
    public Optional<Failure> addSubscriber(Binding binding) {
        demandPresence();
        if (refuses == Failure.NUMBER_OR_SIM_TAKEN) {
            return Optional.of(refuses);
        }
        subscribers.putIfAbsent(binding.id(), "PENDING_KEY");
        return Optional.empty();
    }

    @Override
    public Optional<Failure> startKeyGeneration(RegistrationId id, Bytes nonce, String activationKeyId) {
        demandPresence();
        if (busy) {
            throw new PhoneBusyException();
        }
        if (refuses == Failure.UNKNOWN_SIM) {
            return Optional.of(refuses);
        }
        nonces.put(id, nonce);
        return Optional.empty();
    }

    @Override
    public Optional<Failure> activate(RegistrationId id, List<Answer.Issued> certificates) {
        demandPresence();
        if (refuses == Failure.CERTIFICATES_NOT_ACCEPTED || "REVOKED".equals(subscribers.get(id))) {
            return Optional.of(Failure.CERTIFICATES_NOT_ACCEPTED);
        }
        subscribers.put(id, "ACTIVE");
        return Optional.empty();
    }

    @Override
    public void tell(RegistrationId id, StatusNews news) {
        demandPresence();
        heard.add(news.serial() + " " + news.status().wireName());
    }

    @Override
    public void revoke(RegistrationId id) {
        demandPresence();
        subscribers.put(id, "REVOKED");
    }

    private void demandPresence() {
        if (away) {
            throw new NeighbourUnavailableException("HMSSP", new IllegalStateException());
        }
    }
}
