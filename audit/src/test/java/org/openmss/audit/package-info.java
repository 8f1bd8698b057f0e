@NullMarked
package org.openmss.audit;

import org.jspecify.annotations.NullMarked;
