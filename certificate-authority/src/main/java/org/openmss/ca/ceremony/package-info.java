/** The key ceremony (certificate profile CA-7): a program of its own, without database or doors, that makes the CA's keys and a signed record. */
@NullMarked
package org.openmss.ca.ceremony;

import org.jspecify.annotations.NullMarked;
