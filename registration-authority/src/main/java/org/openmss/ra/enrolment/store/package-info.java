/** How a registration becomes a row, and how two rivals are kept apart. */
@NullMarked
package org.openmss.ra.enrolment.store;

import org.jspecify.annotations.NullMarked;
