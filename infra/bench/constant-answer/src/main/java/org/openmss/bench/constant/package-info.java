/** The limit of the certificate authority's HTTP server, for benchmarks alone. */
@NullMarked
package org.openmss.bench.constant;

import org.jspecify.annotations.NullMarked;
