/** Ending a certificate before its time. Final: nothing turns it back. */
@NullMarked
package org.openmss.ca.revocation;

import org.jspecify.annotations.NullMarked;
