/** The waiting news in PostgreSQL. */
@NullMarked
package org.openmss.ca.notification.store;

import org.jspecify.annotations.NullMarked;
