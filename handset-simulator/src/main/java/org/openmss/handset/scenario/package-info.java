/** Numbers with a fate of their own: their users answer by themselves, so that tests and benchmarks need nobody at the phone. */
@NullMarked
package org.openmss.handset.scenario;

import org.jspecify.annotations.NullMarked;
