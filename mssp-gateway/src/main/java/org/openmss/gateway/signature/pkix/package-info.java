/** Whether a certificate could be relied upon at the moment of signing (RFC 5280, 6; RFC 6960). */
@NullMarked
package org.openmss.gateway.signature.pkix;

import org.jspecify.annotations.NullMarked;
