/** A web shop that signs its customers in by mobile signature. It shares the published interface with the service and no code. */
@NullMarked
package org.openmss.apsample;

import org.jspecify.annotations.NullMarked;
