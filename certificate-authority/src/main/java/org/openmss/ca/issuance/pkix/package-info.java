/** Building and signing certificates with Bouncy Castle. */
@NullMarked
package org.openmss.ca.issuance.pkix;

import org.jspecify.annotations.NullMarked;
