/** Published CRLs in PostgreSQL, and the statuses read from the register. */
@NullMarked
package org.openmss.ca.status.store;

import org.jspecify.annotations.NullMarked;
