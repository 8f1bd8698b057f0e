package org.openmss.launcher.home;

import java.nio.file.Path;

/** An application provider's TLS client certificate and its key, as PEM files and once more together as PKCS#12. */
public record ProviderIdentity(Path certificate, Path key, Path keystore, String keystorePassword) {

    @Override
    public String toString() {
        return "ProviderIdentity[" + certificate + "]";
    }
}
