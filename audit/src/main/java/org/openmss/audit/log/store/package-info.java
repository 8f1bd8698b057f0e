/** The sealed log in PostgreSQL. */
@NullMarked
package org.openmss.audit.log.store;

import org.jspecify.annotations.NullMarked;
