package org.openmss.handset;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openmss.handset.card.SimCard;
import org.openmss.handset.network.Answer;
import org.openmss.handset.network.HomeMssp;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.RegistrationId;

/** Stands for the gateway: remembers what it was told, and says what a test wants to hear. */
@Mock
@Singleton
public class RecordingHomeMssp implements HomeMssp {
    final Map<Iccid, SimCard.NewKeys> keys = new ConcurrentHashMap<>();
    final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    final Map<String, List<Bytes>> signatures = new ConcurrentHashMap<>();
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    volatile Activation next = new Activation.Active();
    volatile boolean reachable = true;

    public Map<String, Outcome> outcomes() {
        return outcomes;
    }

    public void setReachable(boolean isReachable) {
        reachable = isReachable;
    }

    SimCard.NewKeys keysOf(Iccid iccid) {
        return Optional.ofNullable(keys.get(iccid)).orElseThrow();
    }

    Bytes signatureOf(String messageId) {
        return signaturesOf(messageId).getFirst();
    }

    List<Bytes> signaturesOf(String messageId) {
        return Optional.ofNullable(signatures.get(messageId)).orElseThrow();
    }

    @Override
    public Activation report(RegistrationId registrationId, Iccid iccid, SimCard.NewKeys report) {
        keys.put(iccid, report);
        return next;
    }

    @Override
    public boolean acknowledge(String messageId) {
        if (reachable) {
            acknowledged.add(messageId);
        }
        return reachable;
    }

    @Override
    public boolean answer(Answer answer) {
        if (reachable) {
            outcomes.put(answer.messageId(), answer.outcome());
            signatures.put(answer.messageId(), answer.signatures());
        }
        return reachable;
    }
}
