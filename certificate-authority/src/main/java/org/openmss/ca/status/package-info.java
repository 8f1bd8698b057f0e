/** Telling the world which certificates stand: CRLs (pki-profile 6) and OCSP (pki-profile 7). */
@NullMarked
package org.openmss.ca.status;

import org.jspecify.annotations.NullMarked;
