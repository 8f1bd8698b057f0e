/** Proposals in PostgreSQL. */
@NullMarked
package org.openmss.ca.approval.store;

import org.jspecify.annotations.NullMarked;
