package org.openmss.ca.register.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.register.domain.CertificateReleased;
import org.openmss.ca.register.store.IssuanceStep.Preparation;
import org.openmss.ca.register.store.IssuanceStep.Release;

/** The steps of many certificates in one transaction, each with its audit record. */
@Singleton
class IssuanceSteps {
    private final IssuanceStatements statements;
    private final AuditTrail audit;
    private final Event<CertificateReleased> releases;
    private final GroupCommit<IssuanceStep> commits = new GroupCommit<>("issuance", this::writeTogether);

    IssuanceSteps(IssuanceStatements statements, AuditTrail audit, Event<CertificateReleased> releases) {
        this.statements = statements;
        this.audit = audit;
        this.releases = releases;
    }

    @PreDestroy
    void end() {
        commits.close();
    }

    /**
     * @return whether the step is taken, committed. Where not, nothing was written and it is to be tried alone, in a transaction of its own: for
     *     requests, proofs and serials that are on record already, keys that were certified before, and what cannot be written.
     */
    boolean taken(IssuanceStep step) {
        return !QuarkusTransaction.isActive() && commits.write(step);
    }

    private List<Boolean> writeTogether(List<IssuanceStep> steps) {
        return QuarkusTransaction.requiringNew().call(() -> write(steps));
    }

    private List<Boolean> write(List<IssuanceStep> steps) {
        var inserted = statements
                .insertOfNewKeys(of(steps, Preparation.class).stream()
                        .map(Preparation::row)
                        .toList())
                .iterator();
        var released = statements.release(of(steps, Release.class)).iterator();
        List<Boolean> stand = steps.stream()
                .map(step -> switch (step) {
                    case Preparation _ -> inserted.next();
                    case Release _ -> released.next();
                })
                .toList();
        var standing = IntStream.range(0, steps.size())
                .filter(stand::get)
                .mapToObj(steps::get)
                .toList();
        audit.recordAll(standing.stream().map(IssuanceStep::act).toList());
        of(standing, Release.class)
                .forEach(release -> releases.fire(new CertificateReleased(
                        release.before().intent().issuer(), release.before().serial())));
        return stand;
    }

    private static <S extends IssuanceStep> List<S> of(List<? extends IssuanceStep> steps, Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
