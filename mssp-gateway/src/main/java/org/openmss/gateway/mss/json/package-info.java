/** The JSON mirror of the messages, and the door that speaks it: lenient in what it takes, strict in what it gives. */
@NullMarked
package org.openmss.gateway.mss.json;

import org.jspecify.annotations.NullMarked;
