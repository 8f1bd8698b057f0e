package org.openmss.ca.issuance.domain;

/** The hash in a signature that proves possession (TS 119 312). */
public enum SignatureHash {
    SHA256,
    SHA384,
    SHA512
}
