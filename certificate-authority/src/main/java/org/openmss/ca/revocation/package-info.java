/** Ending a certificate before its time, which is final, and holding one for a while, which is not. */
@NullMarked
package org.openmss.ca.revocation;

import org.jspecify.annotations.NullMarked;
