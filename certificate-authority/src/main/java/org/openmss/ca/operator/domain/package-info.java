/** Counts over the register. */
@NullMarked
package org.openmss.ca.operator.domain;

import org.jspecify.annotations.NullMarked;
