/** Measured numbers and their targets. */
@NullMarked
package org.openmss.bench.figure;

import org.jspecify.annotations.NullMarked;
