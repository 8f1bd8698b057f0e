/** XML signatures in SOAP envelopes (MSS_MessageSignature; TS 102 204, 11.3), verified and made with Apache Santuario. */
@NullMarked
package org.openmss.gateway.handshake.xml;

import org.jspecify.annotations.NullMarked;
