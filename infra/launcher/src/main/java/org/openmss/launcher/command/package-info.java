/** One class per command of {@code ./mss}. */
@NullMarked
package org.openmss.launcher.command;

import org.jspecify.annotations.NullMarked;
