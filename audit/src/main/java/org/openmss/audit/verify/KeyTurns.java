package org.openmss.audit.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.SignedCheckpoint;

/**
 * Whose turn it is to sign, as the log itself shows. A key that signed one checkpoint and not the next has been replaced: its signature
 * counts up to there and no further, so that whoever finds an old key cannot go on with the log.
 */
final class KeyTurns {
    private final List<AuditKey> keys;
    private final Map<String, Long> replacedAt = new HashMap<>();
    private final Set<String> everSigned = new HashSet<>();
    private Set<String> signing = Set.of();

    /** @param keys none where signatures are not to be checked */
    KeyTurns(List<AuditKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Checkpoints come in the order of the log. @return what is wrong with the signatures; empty where nothing is */
    Optional<String> judge(SignedCheckpoint signed) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        long size = signed.checkpoint().size();
        var by = signed.signers(keys).stream().map(AuditKey::fingerprint).collect(Collectors.toSet());
        if (by.isEmpty()) {
            return Optional.of("the checkpoint at " + size + " does not bear the audit key's signature");
        }
        everSigned.addAll(by);
        var inTurn = by.stream().filter(key -> !replacedAt.containsKey(key)).collect(Collectors.toSet());
        if (inTurn.isEmpty()) {
            String key = by.iterator().next();
            return Optional.of("the checkpoint at " + size + " bears the signature of a former audit key (SHA-256 "
                    + key + "), which another had replaced at " + replacedAt.get(key));
        }
        signing.stream().filter(key -> !inTurn.contains(key)).forEach(key -> replacedAt.put(key, size));
        signing = inTurn;
        return Optional.empty();
    }

    /** A log that somebody wrote anew with a former key alone: the key that replaced it has signed nothing. */
    List<String> silent() {
        if (everSigned.isEmpty()) {
            return List.of();
        }
        return keys.stream()
                .map(AuditKey::fingerprint)
                .distinct()
                .filter(key -> !everSigned.contains(key))
                .map(key -> "the audit key whose SHA-256 is " + key
                        + " has signed no checkpoint: either it was not in use yet and need not be given,"
                        + " or somebody wrote the log anew with another")
                .toList();
    }
}
