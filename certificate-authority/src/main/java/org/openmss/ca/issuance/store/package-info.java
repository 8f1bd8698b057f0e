/** The editions of profiles, in PostgreSQL. */
@NullMarked
package org.openmss.ca.issuance.store;

import org.jspecify.annotations.NullMarked;
