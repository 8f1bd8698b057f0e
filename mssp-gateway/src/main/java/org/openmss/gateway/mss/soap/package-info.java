/** The SOAP codec of the messages, and the door that speaks it: lenient in what it takes, strict in what it gives. */
@NullMarked
package org.openmss.gateway.mss.soap;

import org.jspecify.annotations.NullMarked;
