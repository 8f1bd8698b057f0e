/** Sign-ins in the shop's own database. */
@NullMarked
package org.openmss.apsample.signin.store;

import org.jspecify.annotations.NullMarked;
