package org.openmss.ra.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.KeyGeneration;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.identity.domain.IdentityProof;

final class InMemoryRegistrations implements Registrations {
    private final Map<RegistrationId, Registration> all = new LinkedHashMap<>();
    private final Map<Bytes, Integer> triesLeft = new LinkedHashMap<>();
    final List<String> moves = new ArrayList<>();

    @Override
    public Addition add(Registration.PendingKey registration, IdentityProof proof, Actor actor) {
        for (var other : all.values()) {
            if (other instanceof Registration.Ended) {
                continue;
            }
            if (other.binding().msisdn().equals(registration.binding().msisdn())) {
                return Addition.NUMBER_BOUND;
            }
            if (other.binding().iccid().equals(registration.binding().iccid())) {
                return Addition.SIM_BOUND;
            }
        }
        put(registration, actor);
        return Addition.ADDED;
    }

    @Override
    public Optional<Registration> find(RegistrationId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public List<Registration> findByNumber(Msisdn msisdn) {
        return all.values().stream()
                .filter(registration -> registration.binding().msisdn().equals(msisdn))
                .toList();
    }

    @Override
    public boolean replace(Registration before, Registration after, Actor actor) {
        if (!before.equals(all.get(before.id()))) {
            return false;
        }
        put(after, actor);
        return true;
    }

    @Override
    public OptionalInt spendTry(Registration.PendingKey pending) {
        int left = triesLeft.getOrDefault(pending.keyGeneration().nonce(), 0);
        if (left == 0) {
            return OptionalInt.empty();
        }
        triesLeft.put(pending.keyGeneration().nonce(), left - 1);
        return OptionalInt.of(left - 1);
    }

    @Override
    public List<RegistrationId> unfinished(Instant unchangedSince, int atMost) {
        return all.values().stream()
                .filter(registration -> registration instanceof Registration.Certifying
                        || registration instanceof Registration.Withdrawing)
                .map(Registration::id)
                .toList();
    }

    List<Registration> all() {
        return List.copyOf(all.values());
    }

    private void put(Registration registration, Actor actor) {
        all.put(registration.id(), registration);
        if (registration instanceof Registration.PendingKey pending) {
            triesLeft.put(pending.keyGeneration().nonce(), KeyGeneration.TRIES);
        }
        moves.add(actor + " " + registration.getClass().getSimpleName());
    }
}
