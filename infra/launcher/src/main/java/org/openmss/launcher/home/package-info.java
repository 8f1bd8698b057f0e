/** What the laptop mesh keeps between two runs: its folder, passwords, keys and certificates. All of it is for development alone. */
@NullMarked
package org.openmss.launcher.home;

import org.jspecify.annotations.NullMarked;
