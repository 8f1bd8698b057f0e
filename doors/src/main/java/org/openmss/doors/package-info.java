/** What every service's doors have in common: problem documents (RFC 9457), strict JSON, headers, and the launcher's lifeline. */
@NullMarked
package org.openmss.doors;

import org.jspecify.annotations.NullMarked;
