package org.openmss.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openmss.kernel.Bytes;

/** Which stored hashes a proof is made of: first ask for the {@link #subtrees()} at once, then fill them in. */
public final class ProofPlan {
    private final List<List<Subtree>> nodes;

    private ProofPlan(List<List<Subtree>> nodes) {
        this.nodes = nodes;
    }

    /** PATH(index, D[size]) of RFC 9162, 2.1.3.1. */
    public static ProofPlan inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
        }
        var nodes = new ArrayList<List<Subtree>>();
        path(index, 0, size, nodes);
        return new ProofPlan(nodes);
    }

    /** PROOF(from, D[to]) of RFC 9162, 2.1.4.1. */
    public static ProofPlan consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("no proof leads from " + from + " to " + to + " leaves");
        }
        var nodes = new ArrayList<List<Subtree>>();
        subproof(from, 0, to, true, nodes);
        return new ProofPlan(nodes);
    }

    /** The root of a tree of this size, as a proof of one hash. */
    public static ProofPlan root(long size) {
        return new ProofPlan(List.of(GrowingTree.edge(size)));
    }

    private static void path(long index, long start, long end, List<List<Subtree>> nodes) {
        if (end - start == 1) {
            return;
        }
        long middle = start + largestPowerBelow(end - start);
        if (index < middle) {
            path(index, start, middle, nodes);
            nodes.add(Subtree.covering(middle, end));
        } else {
            path(index, middle, end, nodes);
            nodes.add(Subtree.covering(start, middle));
        }
    }

    /** @param from leaves of the earlier tree, counted from {@code start} */
    private static void subproof(long from, long start, long end, boolean known, List<List<Subtree>> nodes) {
        if (from == end - start) {
            if (!known) {
                nodes.add(Subtree.covering(start, end));
            }
            return;
        }
        long left = largestPowerBelow(end - start);
        if (from <= left) {
            subproof(from, start, start + left, known, nodes);
            nodes.add(Subtree.covering(start + left, end));
        } else {
            subproof(from - left, start + left, end, false, nodes);
            nodes.add(Subtree.covering(start, start + left));
        }
    }

    /** The largest power of two that is smaller than n, for n of two or more. */
    private static long largestPowerBelow(long n) {
        return Long.highestOneBit(n - 1);
    }

    public List<Subtree> subtrees() {
        return nodes.stream().flatMap(List::stream).toList();
    }

    /** @throws IllegalStateException where a hash is missing */
    public List<Bytes> filledFrom(Map<Subtree, Bytes> hashes) {
        return nodes.stream()
                .map(cover -> GrowingTree.root(
                        cover.stream().map(subtree -> hash(hashes, subtree)).toList()))
                .toList();
    }

    private static Bytes hash(Map<Subtree, Bytes> hashes, Subtree subtree) {
        var hash = hashes.get(subtree);
        if (hash == null) {
            throw new IllegalStateException("the tree of the audit log lacks the hash of " + subtree);
        }
        return hash;
    }
}
