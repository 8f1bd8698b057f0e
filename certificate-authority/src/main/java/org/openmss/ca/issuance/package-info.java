/** From a public key with its proof of possession to a certificate (certificate profile 2 and 3). */
@NullMarked
package org.openmss.ca.issuance;

import org.jspecify.annotations.NullMarked;
