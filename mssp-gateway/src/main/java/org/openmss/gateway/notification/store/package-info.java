/** The notifications in PostgreSQL. */
@NullMarked
package org.openmss.gateway.notification.store;

import org.jspecify.annotations.NullMarked;
