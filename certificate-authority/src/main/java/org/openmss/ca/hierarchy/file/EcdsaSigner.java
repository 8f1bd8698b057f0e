package org.openmss.ca.hierarchy.file;

import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.kernel.Bytes;

/** Signs with one EC key in memory. */
@FunctionalInterface
interface EcdsaSigner {

    /** @return a DER sequence of two integers */
    Bytes sign(Content toBeSigned);
}
