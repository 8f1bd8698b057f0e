/** The registration authority's own key, to which cards encrypt activation codes. */
@NullMarked
package org.openmss.ra.enrolment.activation;

import org.jspecify.annotations.NullMarked;
