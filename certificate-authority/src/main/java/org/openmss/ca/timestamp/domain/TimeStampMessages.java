package org.openmss.ca.timestamp.domain;

import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/** The forms of RFC 3161, in DER. */
public interface TimeStampMessages {

    /** @throws TimeStampRefused where the bytes are no request, or one that nobody here can grant */
    TimeStampQuestion read(Bytes request);

    /** Signs. */
    Bytes granted(Signatory authority, TimeStampQuestion question, TimeStamp timeStamp);

    Bytes refused(TimeStampRefused why);
}
