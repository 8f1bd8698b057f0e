/** What the sealed log consists of. */
@NullMarked
package org.openmss.audit.log.domain;

import org.jspecify.annotations.NullMarked;
