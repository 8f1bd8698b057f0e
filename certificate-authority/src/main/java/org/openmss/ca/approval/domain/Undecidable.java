package org.openmss.ca.approval.domain;

/** A proposal that this operator cannot decide on. */
public final class Undecidable extends RuntimeException {
    private final Why why;

    public Undecidable(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Why not. */
    public enum Why {
        SAME_PERSON("same-person"),
        PAST("past"),
        DECIDED("decided"),
        UNKNOWN("unknown");

        private final String wireName;

        Why(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
