package org.openmss.ca.approval.domain;

/** A proposal that this operator cannot decide on. */
public final class Undecidable extends RuntimeException {
    private final Why why;

    public Undecidable(Why why) {
        this(why, why.name());
    }

    private Undecidable(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    /** What it is about has changed, so that its approval would do something else than what was proposed. */
    public static Undecidable outdated(String change) {
        return new Undecidable(Why.OUTDATED, change + "; nothing was done: reject this proposal and propose again");
    }

    public Why why() {
        return why;
    }

    /** Why not. */
    public enum Why {
        SAME_PERSON("same-person"),
        PAST("past"),
        DECIDED("decided"),
        OUTDATED("outdated"),
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
