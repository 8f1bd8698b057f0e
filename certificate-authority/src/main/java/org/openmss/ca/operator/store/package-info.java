/** Counts over the register in PostgreSQL. */
@NullMarked
package org.openmss.ca.operator.store;

import org.jspecify.annotations.NullMarked;
