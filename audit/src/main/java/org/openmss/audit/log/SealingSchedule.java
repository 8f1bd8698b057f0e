package org.openmss.audit.log;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.SealedLog;

/** When records are sealed: every second, round by round until none waits. Replicas take turns as it comes. */
@Singleton
class SealingSchedule {
    private static final Logger LOG = Logger.getLogger(SealingSchedule.class);
    private final SealedLog log;
    private final AuditConfig config;
    private final SealingKeys keys;
    private final SealingState state;
    private final InstantSource clock;
    private volatile @Nullable SealRecords sealer;

    SealingSchedule(SealedLog log, AuditConfig config, SealingKeys keys, SealingState state, InstantSource clock) {
        this.log = log;
        this.config = config;
        this.keys = keys;
        this.state = state;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent started, LaunchMode mode) {
        if (keys.signers().isEmpty()) {
            if (config.sealing() && mode == LaunchMode.NORMAL) {
                throw new IllegalStateException(
                        "audit records are sealed with a key of their own: let mss.audit.key.file name it"
                                + " (audit/README.md), or say mss.audit.sealing=false where none is wanted");
            }
            LOG.warn("audit records are not sealed: there is no mss.audit.key.file");
            return;
        }
        sealer = new SealRecords(
                log,
                keys.signers(),
                config.origin(),
                keys.formerKeys(),
                config.checkpointsFile().map(CheckpointsFile::new),
                clock);
    }

    @Scheduled(every = "${mss.audit.seal-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void seal() {
        var sealing = sealer;
        if (sealing == null) {
            return;
        }
        try {
            OptionalInt sealed;
            do {
                sealed = sealing.seal(config.batch());
            } while (sealed.orElse(0) == config.batch());
            state.went(log.newest().map(SignedCheckpoint::checkpoint), log.waiting());
        } catch (RuntimeException failed) {
            if (state.failure().isEmpty()) {
                LOG.error("audit records could not be sealed; every tick tries again", failed);
            }
            state.failed(String.valueOf(failed.getMessage()));
        }
    }
}
