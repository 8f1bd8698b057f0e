/** A sign-in from its beginning to its end, and what it needs from outside. Plain Java. */
@NullMarked
package org.openmss.apsample.signin.domain;

import org.jspecify.annotations.NullMarked;
