/** Signing in: the text is made, the phone is asked, the answer is proven, the browser that began is told. */
@NullMarked
package org.openmss.apsample.signin;

import org.jspecify.annotations.NullMarked;
