/** The shop's pages. */
@NullMarked
package org.openmss.apsample.signin.rest;

import org.jspecify.annotations.NullMarked;
