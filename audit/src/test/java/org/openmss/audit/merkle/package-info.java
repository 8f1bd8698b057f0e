@NullMarked
package org.openmss.audit.merkle;

import org.jspecify.annotations.NullMarked;
