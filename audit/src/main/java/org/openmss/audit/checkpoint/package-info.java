/** Signed checkpoints of the log: what the tree was at a moment, as a signed note (C2SP signed-note, tlog-checkpoint). Plain Java. */
@NullMarked
package org.openmss.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
