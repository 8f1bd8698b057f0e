/** The mobile signature service, as its JSON interface shows it. */
@NullMarked
package org.openmss.apsample.signin.client;

import org.jspecify.annotations.NullMarked;
