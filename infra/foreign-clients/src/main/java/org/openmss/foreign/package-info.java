/** Application providers that know the gateway's address and description, and nothing of its code. */
@NullMarked
package org.openmss.foreign;

import org.jspecify.annotations.NullMarked;
