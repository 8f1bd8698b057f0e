/** What a visitor is shown where a request fails. */
@NullMarked
package org.openmss.apsample.mishap;

import org.jspecify.annotations.NullMarked;
