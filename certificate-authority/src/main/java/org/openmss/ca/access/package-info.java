/** Who may come in by which means. */
@NullMarked
package org.openmss.ca.access;

import org.jspecify.annotations.NullMarked;
