package org.openmss.gateway.signature.domain;

/** How the signature is handed over (MSS_Format, TS 102 204, 8.2; levels of EN 319 122-1). The names stand in the database. */
public enum SignatureFormat {
    /**
     * CMS SignedData with the signed attributes of CAdES-BASELINE-B; attached for a text and for octets, detached for a digest.
     */
    CMS,
    /** The bare signature value: of an EC key the DER form of r and s, of an RSA key RSASSA-PKCS1-v1_5. */
    PKCS1,
    /** CMS with a time-stamp over the signature: CAdES-BASELINE-T. */
    CADES_T,
    /** That, and what proves later that the certificates stood: CAdES-BASELINE-LT. */
    CADES_LT,
    /**
     * CMS for the Contents of a PDF's signature, which the application provider puts there himself: PAdES-BASELINE-B wants the signed
     * attributes of CAdES without signingTime (EN 319 142-1, 6.3), since the PDF has a place of its own for the time.
     */
    PADES,
    /** XML, with a text or octets in it: XAdES-BASELINE-B. */
    XADES;

    public boolean isTimeStamped() {
        return this == CADES_T || this == CADES_LT;
    }
}
