/** The JSON door for application providers, and the door for the handset's answers. */
@NullMarked
package org.openmss.gateway.signature.rest;

import org.jspecify.annotations.NullMarked;
