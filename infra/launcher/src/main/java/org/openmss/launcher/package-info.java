/** The launcher: the whole mesh on one machine, started, watched, shown and stopped by one program. */
@NullMarked
package org.openmss.launcher;

import org.jspecify.annotations.NullMarked;
