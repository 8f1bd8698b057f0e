/** The operators' door to bulk revocations. */
@NullMarked
package org.openmss.ca.revocation.bulk.rest;

import org.jspecify.annotations.NullMarked;
