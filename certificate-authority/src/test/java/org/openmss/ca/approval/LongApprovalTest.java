package org.openmss.ca.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.AtomicAction;
import com.arjuna.ats.arjuna.coordinator.BasicAction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openmss.ca.approval.DecideProposal.Decision;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class LongApprovalTest {
    @Inject
    Propose propose;

    @Inject
    DecideProposal decideProposal;

    @Inject
    Act act;

    /** Looks how many seconds it has. */
    @Singleton
    static class Act implements ApprovedAct {
        private int seconds;

        @Override
        public String name() {
            return "test.long-act";
        }

        @Override
        public void execute(Request request, String approver) {
            seconds = ((AtomicAction) BasicAction.Current()).getTimeout();
        }
    }

    @Test
    void anApprovedActHasTimeForMillionsOfCertificates() {
        var proposal = propose.propose("anna", act.name(), UUID.randomUUID().toString(), "{}");

        decideProposal.decide("bert", proposal.request().id(), Decision.APPROVE);

        assertThat(act.seconds).isGreaterThanOrEqualTo(600);
    }
}
