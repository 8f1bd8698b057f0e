package org.openmss.gateway.handshake.domain;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** How messages are signed: these two, and nothing with SHA-1 or a shared secret. */
public enum MessageAlgorithm {
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "EC"),
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "RSA");

    private final String uri;
    private final String keys;

    MessageAlgorithm(String uri, String keys) {
        this.uri = uri;
        this.keys = keys;
    }

    public String uri() {
        return uri;
    }

    public static Optional<MessageAlgorithm> ofUri(String uri) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.uri.equals(uri))
                .findFirst();
    }

    /** The one that a key of this kind signs with. */
    public static Optional<MessageAlgorithm> of(PublicKey key) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.keys.equals(key.getAlgorithm()))
                .findFirst();
    }
}
