package org.openmss.gateway.provider;

import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;

/** What an operator is told who asks for an application provider that is not there. */
final class UnknownProvider {
    private UnknownProvider() {}

    static ProblemException problem() {
        return Problem.of(404, "unknown-ap", "No such application provider", "check the AP_ID")
                .exception();
    }
}
