/** Signature transactions (TS 102 204, 6.1): asked for, completed, expired. */
@NullMarked
package org.openmss.gateway.signature;

import org.jspecify.annotations.NullMarked;
