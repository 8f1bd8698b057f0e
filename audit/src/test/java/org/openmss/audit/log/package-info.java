@NullMarked
package org.openmss.audit.log;

import org.jspecify.annotations.NullMarked;
