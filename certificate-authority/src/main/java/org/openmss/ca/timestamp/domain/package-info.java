/** What a time-stamp is asked with, what it says, and why there is none. */
@NullMarked
package org.openmss.ca.timestamp.domain;

import org.jspecify.annotations.NullMarked;
