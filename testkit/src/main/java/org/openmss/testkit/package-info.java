/** What the tests of several modules share: a real PostgreSQL, a clock that can be set, the architecture rules. */
@NullMarked
package org.openmss.testkit;

import org.jspecify.annotations.NullMarked;
