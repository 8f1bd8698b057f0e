package org.openmss.ca.register.domain;

import java.time.Instant;
import java.util.List;
import org.openmss.kernel.CertificateSerial;

/** What was done to certificates, as the audit trail has it. */
public interface History {

    /** From the oldest on. @param after the id of the last event of the page before; 0 at the beginning */
    List<Event> of(CertificateSerial serial, long after, int most);

    /** @param outcome {@code done} and what there is to tell of it, or why not */
    record Event(long id, Instant at, String actor, String action, String outcome) {}
}
