/** {@code ./mss bench}: the services as they are deployed, measured from outside. */
@NullMarked
package org.openmss.bench;

import org.jspecify.annotations.NullMarked;
