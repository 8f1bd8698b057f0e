/** Subscribers: number, SIM, keys and certificates, filled by the registration authority before anything is signed. */
@NullMarked
package org.openmss.gateway.subscriber;

import org.jspecify.annotations.NullMarked;
