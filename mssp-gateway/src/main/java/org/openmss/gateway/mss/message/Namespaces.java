package org.openmss.gateway.mss.message;

/** Namespaces of the messages and of the extensions that deployed clients use. */
public final class Namespaces {
    /** TS 102 204; the document is v1.1.4, its namespace stayed v1.1.2. */
    public static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";

    /** Additional services and their answers, from the application guideline of FiCom, used far beyond Finland. */
    public static final String FICOM = "http://mss.ficom.fi/TS102204/v1.0.0#";

    /** The profile query's extension. */
    public static final String METHICS = "http://www.methics.fi/TS102204/ext/v1.0.0";

    /** Several documents that the user sees one by one. */
    public static final String BATCH = METHICS + "#BatchSignature";

    /** Several documents that the application provider names. */
    public static final String MULTI_DOCUMENT = METHICS + "#MultiDocSign";

    /** The receipt's extension. */
    public static final String SWISSCOM = "http://www.swisscom.ch/TS102204/ext/v1.0.0";

    /** XML signatures, for the names of certificates. */
    public static final String XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    /** What this gateway adds. */
    public static final String OPENMSS = "urn:openmss:ts102204:ext";

    private Namespaces() {}
}
