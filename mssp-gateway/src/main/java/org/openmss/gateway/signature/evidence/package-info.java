/** What others sign about a signature: when it was there (RFC 3161), and that the certificates stood (RFC 6960, RFC 5280). */
@NullMarked
package org.openmss.gateway.signature.evidence;

import org.jspecify.annotations.NullMarked;
