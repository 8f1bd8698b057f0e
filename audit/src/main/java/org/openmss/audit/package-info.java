/** The audit trail: who did what to what, and how it went, recorded in the transaction of the act (pki-profile POL-10). */
@NullMarked
package org.openmss.audit;

import org.jspecify.annotations.NullMarked;
