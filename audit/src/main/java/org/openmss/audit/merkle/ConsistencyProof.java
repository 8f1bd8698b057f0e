package org.openmss.audit.merkle;

import java.util.List;
import org.openmss.kernel.Bytes;

/** Shows that the tree of the later size begins with all leaves of the earlier one, unchanged and in their order. */
public record ConsistencyProof(long from, long to, List<Bytes> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162, 2.1.4.2. */
    public boolean leadsFrom(Bytes earlierRoot, Bytes laterRoot) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        boolean isPerfect = Long.bitCount(from) == 1;
        if (path.isEmpty() && !isPerfect) {
            return false;
        }
        int first = isPerfect ? 0 : 1;
        int zeros = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >> zeros;
        long last = (to - 1) >> zeros;
        var earlier = isPerfect ? earlierRoot : path.getFirst();
        var later = earlier;
        for (var sibling : path.subList(first, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlier = TreeHash.node(sibling, earlier);
                later = TreeHash.node(sibling, later);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                later = TreeHash.node(later, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && earlier.equals(earlierRoot) && later.equals(laterRoot);
    }
}
