/** The SIM card: keys made on board, the signing PIN and its tries. What is inside comes out as signatures alone. */
@NullMarked
package org.openmss.handset.card;

import org.jspecify.annotations.NullMarked;
