/** The officers' door and the home MSSP's door. */
@NullMarked
package org.openmss.ra.enrolment.rest;

import org.jspecify.annotations.NullMarked;
