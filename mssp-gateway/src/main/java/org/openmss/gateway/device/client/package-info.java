/** The way to the simulated handset, over HTTP with mutual TLS. */
@NullMarked
package org.openmss.gateway.device.client;

import org.jspecify.annotations.NullMarked;
