/** The conformance page: what a specification asks, and the tests that have shown it. */
@NullMarked
package org.openmss.launcher.conformance;

import org.jspecify.annotations.NullMarked;
