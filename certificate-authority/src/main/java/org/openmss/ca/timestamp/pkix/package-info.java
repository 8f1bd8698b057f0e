/** Time-stamp messages with Bouncy Castle. */
@NullMarked
package org.openmss.ca.timestamp.pkix;

import org.jspecify.annotations.NullMarked;
