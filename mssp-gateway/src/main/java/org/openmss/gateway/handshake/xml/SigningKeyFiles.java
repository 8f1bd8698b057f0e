package org.openmss.gateway.handshake.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.gateway.handshake.MessageSigningConfig;

/** Reads the gateway's signing key from the files that its settings name. */
final class SigningKeyFiles {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final String WHAT_WOULD_BE_RIGHT =
            "; give mss.message-signing.key-store and .key-store-password (PKCS#12), or .certificate and .key (PEM), or none of them";

    private SigningKeyFiles() {}

    /** @throws IllegalStateException that names the setting, where they do not name one usable key */
    static Optional<SigningKey> read(MessageSigningConfig config) {
        boolean pkcs12 =
                config.keyStore().isPresent() || config.keyStorePassword().isPresent();
        boolean pem = config.certificate().isPresent() || config.key().isPresent();
        if (!pkcs12 && !pem) {
            return Optional.empty();
        }
        if (pkcs12 && pem) {
            throw new IllegalStateException("mss.message-signing names two keys" + WHAT_WOULD_BE_RIGHT);
        }
        try {
            return Optional.of(
                    pkcs12
                            ? ofPkcs12(given(config.keyStore()), given(config.keyStorePassword()))
                            : ofPem(given(config.certificate()), given(config.key())));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "mss.message-signing: the key cannot be used (" + unusable.getMessage() + ")" + WHAT_WOULD_BE_RIGHT,
                    unusable);
        }
    }

    private static SigningKey ofPkcs12(Path file, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                return SigningKey.of(key, x509(Arrays.asList(store.getCertificateChain(alias))));
            }
        }
        throw new IllegalArgumentException(file + " holds no private key");
    }

    private static SigningKey ofPem(Path certificate, Path key) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain;
        try (var in = Files.newInputStream(certificate)) {
            chain = x509(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(certificate + " holds no certificate");
        }
        var block = PKCS8.matcher(Files.readString(key, StandardCharsets.US_ASCII));
        if (!block.find()) {
            throw new IllegalArgumentException(key + " holds no PRIVATE KEY");
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1)));
        var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        return SigningKey.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded), chain);
    }

    private static List<X509Certificate> x509(Collection<? extends Certificate> certificates) {
        return certificates.stream().map(X509Certificate.class::cast).toList();
    }

    private static <T> T given(Optional<T> setting) {
        return setting.orElseThrow(() -> new IllegalArgumentException("one of two settings is missing"));
    }
}
