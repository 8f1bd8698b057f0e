package org.openmss.ca.approval;

import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;

/** Why a proposal was not decided, for callers of the API and for people at the pages. */
public final class ProposalRefusal {
    private ProposalRefusal() {}

    public static ProblemException of(Undecidable refused) {
        var problem = switch (refused.why()) {
            case UNKNOWN ->
                Problem.of(404, "unknown-proposal", "No such proposal", "the list of proposals shows the newest");
            case DECIDED ->
                Problem.of(
                        409,
                        "proposal-decided",
                        "The proposal is decided already",
                        "the proposal says by whom; a new wish is a new proposal");
            case PAST ->
                Problem.of(409, "proposal-expired", "The proposal was not decided on in its time", "propose it again");
            case OUTDATED ->
                Problem.of(
                        409,
                        "proposal-outdated",
                        "This is not any more what was proposed",
                        String.valueOf(refused.getMessage()));
            case SAME_PERSON ->
                Problem.of(
                        403,
                        "second-operator-needed",
                        "Who proposes does not approve",
                        "another ca-operator has to approve this");
        };
        return problem.exception();
    }
}
