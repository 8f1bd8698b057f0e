/** The door to revocation. */
@NullMarked
package org.openmss.ca.revocation.rest;

import org.jspecify.annotations.NullMarked;
