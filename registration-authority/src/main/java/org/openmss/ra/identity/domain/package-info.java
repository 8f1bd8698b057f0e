/** Who a person is, and by what document it was proven. */
@NullMarked
package org.openmss.ra.identity.domain;

import org.jspecify.annotations.NullMarked;
