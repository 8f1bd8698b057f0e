/** The sealed log: records taken into the Merkle tree, checkpoints signed, proofs given (pki-profile POL-10). */
@NullMarked
package org.openmss.audit.log;

import org.jspecify.annotations.NullMarked;
