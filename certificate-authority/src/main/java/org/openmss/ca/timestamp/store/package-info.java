/** The serial numbers of time-stamps, in the database. */
@NullMarked
package org.openmss.ca.timestamp.store;

import org.jspecify.annotations.NullMarked;
