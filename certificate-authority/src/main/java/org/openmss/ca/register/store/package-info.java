/** The register in PostgreSQL. */
@NullMarked
package org.openmss.ca.register.store;

import org.jspecify.annotations.NullMarked;
