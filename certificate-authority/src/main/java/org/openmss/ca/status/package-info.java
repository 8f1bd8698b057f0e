/** Telling the world which certificates stand: CRLs (certificate profile 6) and OCSP (certificate profile 7). */
@NullMarked
package org.openmss.ca.status;

import org.jspecify.annotations.NullMarked;
