@NullMarked
package org.openmss.testkit.architecture;

import org.jspecify.annotations.NullMarked;
