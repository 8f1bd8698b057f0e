/** Revoking many certificates at once: proposed, approved by a second operator, then done in batches that survive a crash. */
@NullMarked
package org.openmss.ca.revocation.bulk;

import org.jspecify.annotations.NullMarked;
