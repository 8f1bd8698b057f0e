package org.openmss.ca.issuance.domain;

/** The key usages that this CA certifies for others; each alone (certificate profile USR-22). */
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature", "03020780"),
    NON_REPUDIATION("nonRepudiation", "03020640");

    private final String wireName;
    private final String encoded;

    KeyUsage(String wireName, String encoded) {
        this.wireName = wireName;
        this.encoded = encoded;
    }

    /** The name in profiles. */
    public String wireName() {
        return wireName;
    }

    /** The extension's value in DER, as it has to be. */
    String encoded() {
        return encoded;
    }
}
