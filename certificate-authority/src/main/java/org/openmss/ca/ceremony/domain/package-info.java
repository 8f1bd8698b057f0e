/** Who makes keys, and the record of what was made. */
@NullMarked
package org.openmss.ca.ceremony.domain;

import org.jspecify.annotations.NullMarked;
