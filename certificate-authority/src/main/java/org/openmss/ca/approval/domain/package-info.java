/** A proposal, its states, and the acts that need one. */
@NullMarked
package org.openmss.ca.approval.domain;

import org.jspecify.annotations.NullMarked;
