/** What was proposed, what was agreed, and the rules between the two. */
@NullMarked
package org.openmss.gateway.handshake.domain;

import org.jspecify.annotations.NullMarked;
