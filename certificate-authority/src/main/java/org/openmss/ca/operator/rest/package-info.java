/** The pages, made here and sent whole: no script, nothing from elsewhere. */
@NullMarked
package org.openmss.ca.operator.rest;

import org.jspecify.annotations.NullMarked;
