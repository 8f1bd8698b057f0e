/** The registration authority's door to issuance. */
@NullMarked
package org.openmss.ca.issuance.rest;

import org.jspecify.annotations.NullMarked;
