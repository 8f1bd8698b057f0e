/** The offline verifier of an exported log. Plain Java: trusts nothing but the public key it is given. */
@NullMarked
package org.openmss.audit.verify;

import org.jspecify.annotations.NullMarked;
