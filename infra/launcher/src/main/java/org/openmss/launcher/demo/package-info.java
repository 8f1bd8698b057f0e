/** One walk through everything, seen from outside: an officer, two people with phones, an application provider, and independent judges. */
@NullMarked
package org.openmss.launcher.demo;

import org.jspecify.annotations.NullMarked;
