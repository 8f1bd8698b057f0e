/** The shop's own judgement of a signature; nobody's word stands in for it. */
@NullMarked
package org.openmss.apsample.signin.proof;

import org.jspecify.annotations.NullMarked;
