/** The states of a registration, the moves between them, and the neighbours in the registration authority's words. */
@NullMarked
package org.openmss.ra.enrolment.domain;

import org.jspecify.annotations.NullMarked;
