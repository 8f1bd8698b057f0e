/** Dual control: what one operator proposes is done when another one approves it (certificate profile POL-11). */
@NullMarked
package org.openmss.ca.approval;

import org.jspecify.annotations.NullMarked;
