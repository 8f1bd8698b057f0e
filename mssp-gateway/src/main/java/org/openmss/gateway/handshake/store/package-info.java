/** The newest agreement with each application provider, in PostgreSQL. */
@NullMarked
package org.openmss.gateway.handshake.store;

import org.jspecify.annotations.NullMarked;
