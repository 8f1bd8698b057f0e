/** Phones with simulated SIM cards. */
@NullMarked
package org.openmss.handset;

import org.jspecify.annotations.NullMarked;
