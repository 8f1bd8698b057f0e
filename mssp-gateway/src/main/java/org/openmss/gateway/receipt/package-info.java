/** MSS_Receipt (TS 102 204, 6.5): after a signature the application provider has something to say to the user, once. */
@NullMarked
package org.openmss.gateway.receipt;

import org.jspecify.annotations.NullMarked;
