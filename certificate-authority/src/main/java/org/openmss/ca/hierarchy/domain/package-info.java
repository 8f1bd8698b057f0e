/** What the other features know of a CA: its certificate, and a key that signs and never leaves its backend. */
@NullMarked
package org.openmss.ca.hierarchy.domain;

import org.jspecify.annotations.NullMarked;
