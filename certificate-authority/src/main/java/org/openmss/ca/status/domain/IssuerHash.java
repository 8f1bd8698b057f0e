package org.openmss.ca.status.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openmss.kernel.Bytes;

/** The hashes in which a CertID may name its issuer (certificate profile OCS-3). */
public enum IssuerHash {
    SHA_1("1.3.14.3.2.26", "SHA-1"),
    SHA_256("2.16.840.1.101.3.4.2.1", "SHA-256"),
    SHA_384("2.16.840.1.101.3.4.2.2", "SHA-384"),
    SHA_512("2.16.840.1.101.3.4.2.3", "SHA-512");

    private final String oid;
    private final String algorithm;

    IssuerHash(String oid, String algorithm) {
        this.oid = oid;
        this.algorithm = algorithm;
    }

    public String oid() {
        return oid;
    }

    public Bytes of(Bytes content) {
        try {
            return Bytes.of(MessageDigest.getInstance(algorithm).digest(content.toArray()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no " + algorithm, missing);
        }
    }
}
