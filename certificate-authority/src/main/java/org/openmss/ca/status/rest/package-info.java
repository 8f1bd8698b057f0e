/** The public doors: CRL and OCSP over plain HTTP. */
@NullMarked
package org.openmss.ca.status.rest;

import org.jspecify.annotations.NullMarked;
