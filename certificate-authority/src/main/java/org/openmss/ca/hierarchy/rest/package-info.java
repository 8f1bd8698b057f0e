/** The CA certificates, for the world. */
@NullMarked
package org.openmss.ca.hierarchy.rest;

import org.jspecify.annotations.NullMarked;
