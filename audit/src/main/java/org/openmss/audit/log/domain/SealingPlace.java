package org.openmss.audit.log.domain;

/** A record's place in the order of sealing: by the transaction that wrote it, then by its id. Transaction numbers are opaque here. */
public record SealingPlace(String recordedIn, long recordId) {
    /** Before every record: no transaction has the number 0. */
    public static final SealingPlace FIRST = new SealingPlace("0", 0);
}
