package org.openmss.gateway.mss.soap;

/**
 * How a request was written, since each client fails on an answer in another's form.
 *
 * @param version told by the envelope's namespace, never by the content type
 * @param wrapperNamespace of the element around the message; empty where it has none
 * @param qualifiedPart whether the message element itself has a namespace
 */
record SoapForm(SoapVersion version, String wrapperNamespace, boolean qualifiedPart) {
    /** A message of ours that answers nothing. */
    static final SoapForm OWN = new SoapForm(SoapVersion.V1_2, "", true);

    /** For what cannot be understood at all. */
    static final SoapForm UNKNOWN = new SoapForm(SoapVersion.V1_2, "", true);
}
