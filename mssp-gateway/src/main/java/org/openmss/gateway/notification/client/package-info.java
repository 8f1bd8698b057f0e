/** The way to application providers' own addresses. */
@NullMarked
package org.openmss.gateway.notification.client;

import org.jspecify.annotations.NullMarked;
