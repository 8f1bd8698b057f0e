/** JSON over HTTP, as the commands and the demonstration use it. */
@NullMarked
package org.openmss.launcher.web;

import org.jspecify.annotations.NullMarked;
