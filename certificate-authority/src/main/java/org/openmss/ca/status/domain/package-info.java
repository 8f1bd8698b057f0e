/** The status of a certificate, a CRL, an OCSP answer. */
@NullMarked
package org.openmss.ca.status.domain;

import org.jspecify.annotations.NullMarked;
