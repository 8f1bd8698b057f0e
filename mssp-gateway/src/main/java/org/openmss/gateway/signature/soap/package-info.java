/** The SOAP door of TS 102 204: MSS_Signature and MSS_StatusQuery, lenient in what it takes, strict in what it gives. */
@NullMarked
package org.openmss.gateway.signature.soap;

import org.jspecify.annotations.NullMarked;
