/** Tells the registration authority what became of certificates here; it tells the home MSSP. */
@NullMarked
package org.openmss.ca.notification;

import org.jspecify.annotations.NullMarked;
