/** The CA's own keys and certificates: the root, the issuing CA and the OCSP responder (certificate profile 4 and 5). */
@NullMarked
package org.openmss.ca.hierarchy;

import org.jspecify.annotations.NullMarked;
