/** Keys in a device that is reached by PKCS#11: made inside it, never leaving it. */
@NullMarked
package org.openmss.ca.hierarchy.pkcs11;

import org.jspecify.annotations.NullMarked;
