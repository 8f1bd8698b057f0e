/** Subscribers in the database. */
@NullMarked
package org.openmss.gateway.subscriber.store;

import org.jspecify.annotations.NullMarked;
