package org.openmss.ra.enrolment.domain;

/** Another dialogue is open on the phone. */
public final class PhoneBusyException extends RuntimeException {
    public PhoneBusyException() {
        super("another dialogue is open on the phone", null, false, false);
    }
}
