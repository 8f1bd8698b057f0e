package org.openmss.ca.revocation.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.Revocable;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Running;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Terms;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;
import org.openmss.kernel.CertificateSerial;

/**
 * Goes on with what was approved, on every node, a batch a transaction: certificates and how far it has come change together, so a crash loses
 * a batch that nobody has seen, and another node, or this one after its restart, does it again.
 */
@ApplicationScoped
class ContinueBulkRevocations {
    private static final Logger LOG = Logger.getLogger(ContinueBulkRevocations.class);
    private static final int BATCH = 100;
    private final BulkRevocations bulkRevocations;
    private final CertificateRegister register;
    private final RevokeCertificate revokeCertificate;
    private final InstantSource clock;

    ContinueBulkRevocations(
            BulkRevocations bulkRevocations,
            CertificateRegister register,
            RevokeCertificate revokeCertificate,
            InstantSource clock) {
        this.bulkRevocations = bulkRevocations;
        this.register = register;
        this.revokeCertificate = revokeCertificate;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void goOn() {
        var heldUp = new HashSet<UUID>();
        while (round(heldUp)) {
            LOG.debug("bulk revocations go on");
        }
    }

    /**
     * A batch of each, so that one that has just been approved does not wait for the end of another.
     *
     * @param heldUp are left to the next tick
     * @return whether there may be more to do
     */
    boolean round(Set<UUID> heldUp) {
        boolean more = false;
        for (var id : bulkRevocations.running()) {
            if (!heldUp.contains(id)) {
                more |= turn(id, heldUp);
            }
        }
        return more;
    }

    private boolean turn(UUID id, Set<UUID> heldUp) {
        try {
            if (batch(id)) {
                return true;
            }
            finish(id);
        } catch (RuntimeException failed) {
            heldUp.add(id);
            LOG.errorf(failed, "bulk revocation is held up, the next tick tries again id=%s", id);
        }
        return false;
    }

    /** @return whether there may be more to do */
    boolean batch(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!(bulkRevocations.find(id).orElseThrow() instanceof Running running)) {
                return false;
            }
            var claimed = bulkRevocations.claim(id, BATCH);
            var revoked = new ArrayList<CertificateSerial>();
            var revokedBefore = new ArrayList<CertificateSerial>();
            for (var serial : claimed) {
                (revoke(running.terms(), serial) ? revoked : revokedBefore).add(serial);
            }
            if (!bulkRevocations.settle(id, revoked, revokedBefore)) {
                QuarkusTransaction.setRollbackOnly();
                return false;
            }
            return !claimed.isEmpty();
        });
    }

    /** An ordinary revocation. Nobody else changes this certificate meanwhile: its row is claimed. */
    private boolean revoke(Terms terms, CertificateSerial serial) {
        if (!(register.find(serial).orElseThrow() instanceof Revocable standing)) {
            return false;
        }
        Optional<Instant> gone = terms.invalidityDate().map(date -> standing.possibleInvalidity(date, clock.instant()));
        revokeCertificate.revoke(new RevokeCertificate.Command(
                terms.approvedBy(), serial, terms.reason(), gone, Optional.empty(), Optional.of(terms.id())));
        return true;
    }

    private void finish(UUID id) {
        var act = new AuditRecord("system", StartBulkRevocation.NAME + ".finish", id.toString(), "done");
        if (bulkRevocations.finish(id, act)) {
            LOG.infof("bulk revocation done id=%s", id);
        }
    }
}
