package org.openmss.ca.hierarchy.file;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;

/**
 * Amazon Corretto Crypto Provider, which signs with P-256 in native code (ADR 10). It is there where the platform of the build has it, and is
 * asked by name alone: it never becomes a provider of the whole JVM.
 */
final class NativeLibrary {
    private static final Logger LOG = Logger.getLogger(NativeLibrary.class);
    private static final String NAME = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private final Optional<Provider> provider;

    private NativeLibrary(Optional<Provider> provider) {
        this.provider = provider;
    }

    static NativeLibrary load() {
        return load(NAME);
    }

    /** Where the library is not there, or was made for another platform, there is no such provider, or it has no signatures. */
    static NativeLibrary load(String className) {
        try {
            var found = (Provider) Class.forName(className).getField("INSTANCE").get(null);
            Signature.getInstance(KeyAlgorithm.P256.signature(), found);
            return new NativeLibrary(Optional.of(found));
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
            LOG.infof("P-256 keys in files sign without a native library, at a quarter of the speed: %s", absent);
            return new NativeLibrary(Optional.empty());
        }
    }

    /** Who signs with this key: for the curve of OCSP answers and users' certificates alone. */
    Optional<EcdsaSigner> signer(KeyAlgorithm algorithm, byte[] pkcs8) {
        return algorithm == KeyAlgorithm.P256
                ? provider.map(found -> NativeSigner.of(found, algorithm, pkcs8))
                : Optional.empty();
    }
}
