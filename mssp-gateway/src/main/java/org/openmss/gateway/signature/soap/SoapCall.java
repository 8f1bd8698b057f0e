package org.openmss.gateway.signature.soap;

import org.openmss.gateway.signature.soap.wire.Message;

/**
 * A request as it came out of its envelope.
 *
 * @param message nothing but parsed
 * @param form how it was written, since each client fails on an answer in another's form
 */
record SoapCall(Message message, Form form) {

    /**
     * @param version told by the envelope's namespace, never by the content type
     * @param wrapperNamespace of the element around the message; empty where it has none
     * @param qualifiedPart whether the message element itself has a namespace
     */
    record Form(SoapVersion version, String wrapperNamespace, boolean qualifiedPart) {
        /** For what cannot be understood at all. */
        static final Form UNKNOWN = new Form(SoapVersion.V1_2, "", true);
    }
}
