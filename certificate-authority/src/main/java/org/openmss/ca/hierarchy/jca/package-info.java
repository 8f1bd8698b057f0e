/** Keys of the Java Cryptography Architecture, whatever provider holds them. */
@NullMarked
package org.openmss.ca.hierarchy.jca;

import org.jspecify.annotations.NullMarked;
