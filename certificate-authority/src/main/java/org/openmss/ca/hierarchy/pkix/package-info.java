/** The certificates of the hierarchy in X.509. */
@NullMarked
package org.openmss.ca.hierarchy.pkix;

import org.jspecify.annotations.NullMarked;
