/** What may be certified, and the check of the exact bytes before they are signed. Plain Java, with a DER reader of its own, so that the check shares no code with what built the bytes. */
@NullMarked
package org.openmss.ca.issuance.domain;

import org.jspecify.annotations.NullMarked;
