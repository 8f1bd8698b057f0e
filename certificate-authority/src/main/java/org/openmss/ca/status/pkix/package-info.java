/** CRLs and OCSP messages in DER. */
@NullMarked
package org.openmss.ca.status.pkix;

import org.jspecify.annotations.NullMarked;
