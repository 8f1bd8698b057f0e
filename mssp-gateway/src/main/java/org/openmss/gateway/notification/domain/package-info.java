/** What waits to be told, and the ways to tell it. Plain Java. */
@NullMarked
package org.openmss.gateway.notification.domain;

import org.jspecify.annotations.NullMarked;
