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
import java.util.List;
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
 * a batch that nobody has seen, and another node, or this one after its restart, does it again. Of a batch that fails each certificate goes by
 * itself.
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
        var heldUp = new HeldUp();
        while (round(heldUp)) {
            LOG.debug("bulk revocations go on");
        }
    }

    /**
     * A batch of each, so that one that has just been approved does not wait for the end of another.
     *
     * @return whether there may be more to do
     */
    boolean round(HeldUp heldUp) {
        boolean more = false;
        for (var id : bulkRevocations.running()) {
            if (!heldUp.jobs().contains(id)) {
                more |= turn(id, heldUp);
            }
        }
        return more;
    }

    private boolean turn(UUID id, HeldUp heldUp) {
        try {
            if (batch(id, BATCH, heldUp.certificates())) {
                return true;
            }
            finish(id);
            return false;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "a batch of a bulk revocation failed, its certificates go one by one id=%s", id);
            return oneByOne(id, heldUp);
        }
    }

    /** A certificate that cannot be revoked holds up itself alone. Where none of a batch can be, it is not the certificates: the job waits. */
    private boolean oneByOne(UUID id, HeldUp heldUp) {
        boolean any = false;
        for (int i = 0; i < BATCH; i++) {
            var claimed = new ArrayList<CertificateSerial>();
            try {
                if (!batch(id, 1, heldUp.certificates(), claimed)) {
                    break;
                }
                any = true;
            } catch (RuntimeException failed) {
                LOG.errorf(
                        failed,
                        "a certificate is not revoked, the next tick tries again id=%s serials=%s",
                        id,
                        claimed);
                if (claimed.isEmpty()) {
                    break;
                }
                heldUp.certificates().addAll(claimed);
            }
        }
        if (!any) {
            heldUp.jobs().add(id);
        }
        return any;
    }

    /** What is left to the next tick. */
    record HeldUp(Set<UUID> jobs, Set<CertificateSerial> certificates) {
        HeldUp() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    /** @return whether there may be more to do */
    boolean batch(UUID id) {
        return batch(id, BATCH, Set.of());
    }

    private boolean batch(UUID id, int most, Set<CertificateSerial> except) {
        return batch(id, most, except, new ArrayList<>());
    }

    /** @param claimed is told which they are, those too of a batch that fails */
    private boolean batch(UUID id, int most, Set<CertificateSerial> except, List<CertificateSerial> claimed) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!(bulkRevocations.find(id).orElseThrow() instanceof Running running)) {
                return false;
            }
            claimed.addAll(bulkRevocations.claim(id, most, except));
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
