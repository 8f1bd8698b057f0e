/** CMS and PKCS#1: what the card is asked to sign, and what the application provider gets (RFC 5652, EN 319 122-1). */
@NullMarked
package org.openmss.gateway.signature.cms;

import org.jspecify.annotations.NullMarked;
