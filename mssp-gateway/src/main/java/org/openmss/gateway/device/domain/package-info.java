/** The way to a subscriber's SIM, in domain words. */
@NullMarked
package org.openmss.gateway.device.domain;

import org.jspecify.annotations.NullMarked;
