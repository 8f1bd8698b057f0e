/** Certificate authority and home MSSP, as this service calls them. */
@NullMarked
package org.openmss.ra.enrolment.client;

import org.jspecify.annotations.NullMarked;
