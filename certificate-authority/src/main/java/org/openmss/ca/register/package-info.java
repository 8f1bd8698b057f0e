/** The register of every certificate this CA has made: what was intended, what was released, what was revoked. */
@NullMarked
package org.openmss.ca.register;

import org.jspecify.annotations.NullMarked;
