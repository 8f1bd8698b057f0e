/** The running mesh: PostgreSQL, one process per service, their readiness and their end. */
@NullMarked
package org.openmss.launcher.mesh;

import org.jspecify.annotations.NullMarked;
