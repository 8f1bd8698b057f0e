/** What a ceremony signs besides certificates: the root's CRL and the record. */
@NullMarked
package org.openmss.ca.ceremony.pkix;

import org.jspecify.annotations.NullMarked;
