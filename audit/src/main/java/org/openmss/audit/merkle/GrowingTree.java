package org.openmss.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import org.openmss.kernel.Bytes;

/** The right edge of a tree: all that is needed to add leaves and to tell the root, O(log n) hashes. */
public final class GrowingTree {
    private final List<Bytes> edge;
    private long size;

    /** @param edge the hashes of the subtrees that {@link #edge(long)} names, in that order */
    public GrowingTree(long size, List<Bytes> edge) {
        if (edge.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has " + Long.bitCount(size)
                    + " subtrees on its edge, not " + edge.size());
        }
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    public static GrowingTree empty() {
        return new GrowingTree(0, List.of());
    }

    /** The perfect subtrees that make up a tree of this size, from left to right. */
    public static List<Subtree> edge(long size) {
        return Subtree.covering(0, size);
    }

    /** Adds a leaf and tells every subtree that it completes, the leaf itself first. */
    public void append(Bytes leafHash, Completed completed) {
        completed.subtree(Subtree.leaf(size), leafHash);
        var hash = leafHash;
        int level = 0;
        for (long position = size; (position & 1) == 1; position >>= 1) {
            hash = TreeHash.node(edge.removeLast(), hash);
            level++;
            completed.subtree(new Subtree(level, position >> 1), hash);
        }
        edge.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public Bytes root() {
        return root(edge);
    }

    static Bytes root(List<Bytes> subtrees) {
        if (subtrees.isEmpty()) {
            return TreeHash.empty();
        }
        var root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }

    /** Told of each subtree that a leaf completes. */
    @FunctionalInterface
    public interface Completed {
        void subtree(Subtree subtree, Bytes hash);
    }
}
