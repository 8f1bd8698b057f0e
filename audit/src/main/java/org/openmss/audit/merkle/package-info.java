/** The Merkle tree of RFC 9162, section 2.1: hashes, and proofs that a leaf is in it and that a later tree goes on from an earlier one. */
@NullMarked
package org.openmss.audit.merkle;

import org.jspecify.annotations.NullMarked;
