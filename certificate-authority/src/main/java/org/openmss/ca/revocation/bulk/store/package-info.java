/** Bulk revocations in PostgreSQL. */
@NullMarked
package org.openmss.ca.revocation.bulk.store;

import org.jspecify.annotations.NullMarked;
