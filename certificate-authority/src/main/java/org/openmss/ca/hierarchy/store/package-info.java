/** Which issuing CAs are admitted, in PostgreSQL. */
@NullMarked
package org.openmss.ca.hierarchy.store;

import org.jspecify.annotations.NullMarked;
