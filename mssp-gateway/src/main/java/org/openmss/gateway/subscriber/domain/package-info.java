/** Who a number is, and which certificate answers for it. Plain Java. */
@NullMarked
package org.openmss.gateway.subscriber.domain;

import org.jspecify.annotations.NullMarked;
