/** MSS_Notification (TS 102 204, 7.6): an application provider is told of a transaction's end at its own address. */
@NullMarked
package org.openmss.gateway.notification;

import org.jspecify.annotations.NullMarked;
