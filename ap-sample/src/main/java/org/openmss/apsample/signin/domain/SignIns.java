package org.openmss.apsample.signin.domain;

import java.time.Instant;
import java.util.Optional;

/** Where sign-ins are kept. */
public interface SignIns {
    void add(SignIn.Begun begun);

    Optional<SignIn> find(SignInId id);

    /** False where it is no longer as it was before: somebody else was quicker, and what is stored stands. */
    boolean replace(SignIn before, SignIn after);

    void forgetOlderThan(Instant limit);
}
