/** From the officer's desk to a person who can sign, and back again by revocation. */
@NullMarked
package org.openmss.ra.enrolment;

import org.jspecify.annotations.NullMarked;
