package org.openmss.audit.merkle;

import java.util.List;
import org.openmss.kernel.Bytes;

/** Shows that a leaf is at an index of the tree of a size, by the hashes beside the way to the root. */
public record InclusionProof(long index, long size, List<Bytes> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** RFC 9162, 2.1.3.2. */
    public boolean leadsFrom(Bytes leafHash, Bytes root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leafHash;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
