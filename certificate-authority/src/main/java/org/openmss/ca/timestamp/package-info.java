/** The time-stamping authority: says with its signature that data existed at a time (RFC 3161, EN 319 422). */
@NullMarked
package org.openmss.ca.timestamp;

import org.jspecify.annotations.NullMarked;
