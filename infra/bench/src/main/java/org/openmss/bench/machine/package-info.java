/** What is measured on, and what the processes that take part use of it. */
@NullMarked
package org.openmss.bench.machine;

import org.jspecify.annotations.NullMarked;
