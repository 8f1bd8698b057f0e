/** Value types that mean the same in two or more services. Plain Java: no framework, no I/O. */
@NullMarked
package org.openmss.kernel;

import org.jspecify.annotations.NullMarked;
