package org.openmss.gateway.handshake;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What this gateway signs its messages with: a PKCS#12 file, or a certificate and a key in PEM, or nothing. */
@ConfigMapping(prefix = "mss.message-signing")
public interface MessageSigningConfig {

    /** PKCS#12 file with one key and its certificates. */
    Optional<Path> keyStore();

    Optional<String> keyStorePassword();

    /** PEM file: the gateway's signing certificate, and those above it. */
    Optional<Path> certificate();

    /** PEM file with its key (PKCS#8). */
    Optional<Path> key();
}
