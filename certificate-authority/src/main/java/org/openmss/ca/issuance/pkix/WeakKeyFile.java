package org.openmss.ca.issuance.pkix;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.RsaPublicKey;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.ca.issuance.domain.WeakKeys;
import org.openmss.kernel.Bytes;

/**
 * A file of hashes, one a line in hex: SHA-256 (64 digits) or SHA-1 (40) of a SubjectPublicKeyInfo in DER, or 20 digits as in the lists of
 * Debian's package openssl-blacklist, the end of SHA-1 over {@code Modulus=…}. Lines that begin with # are comments.
 */
@Startup
@Singleton
class WeakKeyFile implements WeakKeys {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{20}|[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int DEBIAN_DIGITS = 20;
    private final IssuanceConfig config;
    private Set<String> hashes = Set.of();

    WeakKeyFile(IssuanceConfig config) {
        this.config = config;
    }

    @PostConstruct
    void load() {
        config.weakKeys().ifPresent(file -> hashes = read(file));
    }

    @Override
    public boolean contains(UserPublicKey key) {
        return !hashes.isEmpty() && names(key).anyMatch(hashes::contains);
    }

    private static Stream<String> names(UserPublicKey key) {
        Bytes info = key.subjectPublicKeyInfo();
        var whole = Stream.of(info.sha256().toHex(), sha1(info.toArray()));
        if (!(key instanceof RsaPublicKey rsa)) {
            return whole;
        }
        String line = "Modulus=" + rsa.modulus().toString(16).toUpperCase(Locale.ROOT) + "\n";
        String debian = sha1(line.getBytes(StandardCharsets.US_ASCII));
        return Stream.concat(whole, Stream.of(debian.substring(debian.length() - DEBIAN_DIGITS)));
    }

    private static Set<String> read(Path file) {
        var found = new HashSet<String>();
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            lines.map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        if (!HASH.matcher(line).matches()) {
                            throw new IllegalStateException("mss.issuance.weak-keys: " + file
                                    + " has a line that is no hash of 20, 40 or 64 hex digits");
                        }
                        found.add(line);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("mss.issuance.weak-keys: " + file + " cannot be read", unreadable);
        }
        return found;
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
