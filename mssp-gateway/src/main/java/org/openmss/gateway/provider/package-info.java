/** The register of application providers: who may ask for signatures, under which name, with which profiles. A plain register, so no ports. */
@NullMarked
package org.openmss.gateway.provider;

import org.jspecify.annotations.NullMarked;
