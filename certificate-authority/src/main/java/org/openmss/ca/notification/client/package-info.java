/** The registration authority, as this service calls it. */
@NullMarked
package org.openmss.ca.notification.client;

import org.jspecify.annotations.NullMarked;
