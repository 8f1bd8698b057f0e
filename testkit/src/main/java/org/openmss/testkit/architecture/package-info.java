/** The architecture rules that every service's build checks: what the house style says of packages, dependencies and names. */
@NullMarked
package org.openmss.testkit.architecture;

import org.jspecify.annotations.NullMarked;
