package org.openmss.gateway.signature.domain;

/** How the signature is handed over (MSS_Format, TS 102 204, 8.2). */
public enum SignatureFormat {
    /** CMS SignedData with the signed attributes of CAdES-BASELINE-B; attached for a text, detached for a digest. */
    CMS,
    /** The card's bare signature value; for an EC key the DER form of r and s. */
    PKCS1
}
