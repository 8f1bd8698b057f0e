/** The certificate authority: a service, and the key ceremony that makes what it holds. */
@NullMarked
package org.openmss.ca;

import org.jspecify.annotations.NullMarked;
