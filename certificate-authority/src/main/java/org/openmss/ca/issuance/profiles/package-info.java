/** Reads profiles from YAML files. */
@NullMarked
package org.openmss.ca.issuance.profiles;

import org.jspecify.annotations.NullMarked;
