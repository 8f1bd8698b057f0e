/** The operators' door to proposals. */
@NullMarked
package org.openmss.ca.approval.rest;

import org.jspecify.annotations.NullMarked;
