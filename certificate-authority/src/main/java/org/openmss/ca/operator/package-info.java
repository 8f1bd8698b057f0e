/** What the people see who run this CA: how it stands, its certificates, and what waits for a second pair of eyes. */
@NullMarked
package org.openmss.ca.operator;

import org.jspecify.annotations.NullMarked;
