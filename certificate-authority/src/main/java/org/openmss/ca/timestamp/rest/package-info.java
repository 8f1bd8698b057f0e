/** The door for time-stamps, for the world. */
@NullMarked
package org.openmss.ca.timestamp.rest;

import org.jspecify.annotations.NullMarked;
