/** Reading the register. */
@NullMarked
package org.openmss.ca.register.rest;

import org.jspecify.annotations.NullMarked;
