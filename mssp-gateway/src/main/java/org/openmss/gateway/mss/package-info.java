/**
 * The doors of TS 102 204: one model of its messages, one answer to each, and a codec for SOAP and one for JSON at the edge. What the
 * messages set in motion is in the features {@code signature}, {@code receipt}, {@code profile} and so on.
 */
@NullMarked
package org.openmss.gateway.mss;

import org.jspecify.annotations.NullMarked;
