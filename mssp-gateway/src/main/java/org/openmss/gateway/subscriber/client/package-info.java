/** The registration authority, as the home MSSP calls it. */
@NullMarked
package org.openmss.gateway.subscriber.client;

import org.jspecify.annotations.NullMarked;
