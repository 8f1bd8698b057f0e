@NullMarked
package org.openmss.audit.verify;

import org.jspecify.annotations.NullMarked;
