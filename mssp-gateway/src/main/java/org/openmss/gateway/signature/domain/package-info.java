/** The states of a signature transaction and the moves between them. Plain Java. */
@NullMarked
package org.openmss.gateway.signature.domain;

import org.jspecify.annotations.NullMarked;
