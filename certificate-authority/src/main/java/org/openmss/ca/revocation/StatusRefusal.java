package org.openmss.ca.revocation;

import org.openmss.ca.register.domain.ImpossibleInvalidityDate;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;

/** Why the status of a certificate was not changed, for callers of the API and for people at the pages. */
public final class StatusRefusal {
    private StatusRefusal() {}

    public static ProblemException of(ImpossibleInvalidityDate impossible) {
        return Problem.of(
                        400,
                        "invalid-field",
                        "A member's value cannot be used",
                        "'invalidityDate': " + impossible.getMessage())
                .with("field", "invalidityDate")
                .exception();
    }

    /** @throws ProblemException 409 {@code certificate-revoked} */
    public static void ofRevoked(Released released) {
        if (released instanceof Revoked) {
            throw Problem.of(
                            409,
                            "certificate-revoked",
                            "The certificate is revoked",
                            "a revocation is final: nothing holds or resumes this certificate; issue another one")
                    .exception();
        }
    }
}
