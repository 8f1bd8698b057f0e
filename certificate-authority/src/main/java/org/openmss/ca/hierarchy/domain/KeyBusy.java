package org.openmss.ca.hierarchy.domain;

/** So many signatures wait for the device that holds the key that no more may: it is slow, or hangs. Nothing was signed. */
public final class KeyBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyBusy(int waiting) {
        super(
                waiting
                        + " signatures wait for the device that holds the CA's keys (mss.ca.keys.most-waiting); it is slow, or hangs");
    }
}
