/** The registration authority's door, and the handset side's door for new keys. */
@NullMarked
package org.openmss.gateway.subscriber.rest;

import org.jspecify.annotations.NullMarked;
