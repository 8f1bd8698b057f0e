/** What the certificate authority reaches. */
@NullMarked
package org.openmss.bench.ca;

import org.jspecify.annotations.NullMarked;
