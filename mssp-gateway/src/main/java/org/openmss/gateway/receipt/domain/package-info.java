/** A receipt and where it is kept. Plain Java. */
@NullMarked
package org.openmss.gateway.receipt.domain;

import org.jspecify.annotations.NullMarked;
