/** {@code ./mss bench mss}: signatures of one operator, from application provider to SIM and back. */
@NullMarked
package org.openmss.bench.mss;

import org.jspecify.annotations.NullMarked;
