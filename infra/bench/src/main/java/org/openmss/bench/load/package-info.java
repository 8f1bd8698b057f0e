/** Requests in closed and open loops, and how long their answers took. */
@NullMarked
package org.openmss.bench.load;

import org.jspecify.annotations.NullMarked;
