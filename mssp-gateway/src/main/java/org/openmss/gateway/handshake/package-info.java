/** An application provider and this gateway agree which messages travel signed, with whose certificates (TS 102 204, 6.6, 7.7 and 11.1). ADR 11. */
@NullMarked
package org.openmss.gateway.handshake;

import org.jspecify.annotations.NullMarked;
