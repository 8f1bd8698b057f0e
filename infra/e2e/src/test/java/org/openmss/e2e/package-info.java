/** The whole system as an outsider sees it: every service as a process of its own, spoken to over HTTP alone. */
@NullMarked
package org.openmss.e2e;

import org.jspecify.annotations.NullMarked;
