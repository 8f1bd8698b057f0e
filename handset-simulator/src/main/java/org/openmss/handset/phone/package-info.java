/** The phone: its screen and keys, as a page and as JSON. */
@NullMarked
package org.openmss.handset.phone;

import org.jspecify.annotations.NullMarked;
