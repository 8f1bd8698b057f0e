/** Stand-ins for what is outside the shop: a certification authority with its responder, signers, and the gateway. */
@NullMarked
package org.openmss.apsample.outside;

import org.jspecify.annotations.NullMarked;
