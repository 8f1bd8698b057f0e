package org.openmss.ca.timestamp.domain;

/** There will be no time-stamp. The message is for the requester: what was wrong, and what would be right. */
public final class TimeStampRefused extends RuntimeException {
    private final Fault fault;

    public TimeStampRefused(Fault fault, String why) {
        super(why, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
