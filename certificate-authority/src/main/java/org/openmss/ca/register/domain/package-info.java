/** The states of a certificate and the moves between them. */
@NullMarked
package org.openmss.ca.register.domain;

import org.jspecify.annotations.NullMarked;
