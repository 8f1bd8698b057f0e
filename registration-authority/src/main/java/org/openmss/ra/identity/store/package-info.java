/** Keeps identities: subjects in PostgreSQL, document numbers encrypted there. */
@NullMarked
package org.openmss.ra.identity.store;

import org.jspecify.annotations.NullMarked;
