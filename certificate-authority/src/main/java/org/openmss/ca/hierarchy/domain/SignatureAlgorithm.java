package org.openmss.ca.hierarchy.domain;

import java.util.HexFormat;
import org.openmss.kernel.Bytes;

/** How a CA key signs: ECDSA, with the hash that fits its curve. */
public enum SignatureAlgorithm {
    /** P-256. */
    ECDSA_WITH_SHA256("300a06082a8648ce3d040302"),
    /** P-384. */
    ECDSA_WITH_SHA384("300a06082a8648ce3d040303");

    private final Bytes identifier;

    SignatureAlgorithm(String der) {
        this.identifier = Bytes.of(HexFormat.of().parseHex(der));
    }

    /** The AlgorithmIdentifier in DER; parameters absent (certificate profile ENC-5). */
    public Bytes identifier() {
        return identifier;
    }
}
