package org.openmss.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openmss.kernel.Bytes;

/** The hashes of RFC 9162, 2.1.1: a leaf can never pass for a node, nor a node for a leaf. */
public final class TreeHash {
    public static final int LENGTH = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHash() {}

    public static Bytes leaf(Bytes content) {
        var digest = sha256();
        digest.update(LEAF);
        return Bytes.of(digest.digest(content.toArray()));
    }

    public static Bytes node(Bytes left, Bytes right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left.toArray());
        return Bytes.of(digest.digest(right.toArray()));
    }

    /** The root of the tree without leaves. */
    public static Bytes empty() {
        return Bytes.of(sha256().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
