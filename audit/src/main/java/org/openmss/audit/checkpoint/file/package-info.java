/** Audit keys in files. */
@NullMarked
package org.openmss.audit.checkpoint.file;

import org.jspecify.annotations.NullMarked;
