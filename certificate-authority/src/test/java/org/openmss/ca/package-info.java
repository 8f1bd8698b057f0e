/** Tests of the certificate authority, and what they share. */
@org.jspecify.annotations.NullMarked
package org.openmss.ca;
