package org.openmss.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A perfect subtree: 2^level leaves, the first of them at {@code position << level}. Once its last leaf is there its hash never changes, so it
 * is stored; every other hash is made of a few of these.
 */
public record Subtree(int level, long position) {

    public static Subtree leaf(long index) {
        return new Subtree(0, index);
    }

    /** The perfect subtrees, from left to right, that together cover the leaves of a range whose start fits its size, as all ranges in proofs do. */
    static List<Subtree> covering(long start, long end) {
        var cover = new ArrayList<Subtree>();
        long next = start;
        while (next < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - next);
            cover.add(new Subtree(level, next >> level));
            next += 1L << level;
        }
        return cover;
    }
}
