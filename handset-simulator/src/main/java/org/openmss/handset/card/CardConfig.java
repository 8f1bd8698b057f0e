package org.openmss.handset.card;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What the card issuer decides. */
@ConfigMapping(prefix = "mss.card")
public interface CardConfig {

    /** 32 octets in base64: encrypts the cards' images in the database (AES-256-GCM). */
    String imageKey();

    /** PEM file with the RSA public key that cards encrypt activation codes to. */
    Path registrationAuthorityKey();
}
