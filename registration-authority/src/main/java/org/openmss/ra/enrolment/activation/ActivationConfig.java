package org.openmss.ra.enrolment.activation;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The key to which cards encrypt activation codes. */
@ConfigMapping(prefix = "mss.activation")
interface ActivationConfig {

    /** File with the RSA private key, PKCS#8 in PEM, at least 2048 bits. */
    Path privateKey();
}
