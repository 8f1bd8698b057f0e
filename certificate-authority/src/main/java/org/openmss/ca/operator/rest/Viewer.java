package org.openmss.ca.operator.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.ActorName;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;

/**
 * Who looks at a page.
 *
 * @param id under which the viewer acts
 * @param name for the page alone
 * @param canAct whether the role allows more than reading
 * @param form stands in every form of this session: another site can send our forms, but does not know it
 */
record Viewer(String id, String name, boolean canAct, String form) {
    static final String FORM = "form";
    private static final String PREFIX = "openmss operator form ";

    static Viewer of(SecurityContext caller) {
        if (!(caller.getUserPrincipal() instanceof JsonWebToken token)) {
            throw new IllegalStateException("the pages are for people, and people have tokens");
        }
        byte[] secret = (PREFIX + token.getRawToken()).getBytes(StandardCharsets.UTF_8);
        return new Viewer(
                ActorName.of(token),
                token.getName(),
                caller.isUserInRole("ca-operator"),
                Bytes.of(secret).sha256().toHex());
    }

    /** @throws ProblemException 403 where a form is not of this session */
    Viewer sentBy(@Nullable String field) {
        if (field == null
                || !MessageDigest.isEqual(
                        form.getBytes(StandardCharsets.US_ASCII), field.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.of(
                            403,
                            "foreign-form",
                            "This form is not from your session",
                            "nothing was done; open the page again and send its form")
                    .exception();
        }
        return this;
    }

    /** The form's value is a secret of the session. */
    @Override
    public String toString() {
        return "Viewer[" + id + "]";
    }
}
