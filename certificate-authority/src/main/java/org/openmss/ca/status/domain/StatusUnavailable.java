package org.openmss.ca.status.domain;

/** Nothing is known of the status of certificates that is fresh enough to be told (certificate profile OCS-12). */
public final class StatusUnavailable extends RuntimeException {
    public StatusUnavailable(String why) {
        super(why, null, false, false);
    }
}
