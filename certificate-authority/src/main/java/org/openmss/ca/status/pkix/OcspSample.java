package org.openmss.ca.status.pkix;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.kernel.Bytes;

/** Which answers are looked at before they leave: the first of each responder certificate, then one in a thousand (certificate profile LNT-2, LNT-3). */
final class OcspSample {
    private static final int ONE_IN = 1000;
    private final Set<Bytes> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();

    /** @throws IllegalStateException with the rule that is broken; then the answer does not leave */
    void look(Signatory responder, Statement statement, Bytes answer) {
        if (answers.incrementAndGet() % ONE_IN == 0) {
            new OcspCheck(responder, statement).check(answer);
        } else if (!seen.contains(responder.certificate().keyId())) {
            new OcspCheck(responder, statement).check(answer);
            seen.add(responder.certificate().keyId());
        }
    }
}
