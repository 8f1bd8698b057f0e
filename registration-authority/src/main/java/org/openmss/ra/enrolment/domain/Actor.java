package org.openmss.ra.enrolment.domain;

/** Who acts, as the audit trail names him: an officer's token subject, a peer's role, or this service itself. */
public record Actor(String name) {
    /** The sweep that takes up again what was begun. */
    public static final Actor SYSTEM = new Actor("system");

    @Override
    public String toString() {
        return name;
    }
}
