/** Signatures in XML. */
@NullMarked
package org.openmss.gateway.signature.xades;

import org.jspecify.annotations.NullMarked;
