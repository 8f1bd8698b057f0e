package org.openmss.ca.hierarchy.file;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyName;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.jca.Chains;
import org.openmss.ca.hierarchy.jca.JcaKey;

/** One PKCS#12 file for each key: {@code root.p12}, {@code issuing.p12}. EC keys are {@link SoftwareKey}s; others sign with the JDK. */
@Singleton
public final class Pkcs12KeyFiles implements KeyBackend {
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "key";
    private static final String ENDING = ".p12";
    private final PrivateDirectory directory;
    private final HierarchyConfig.Keys config;
    private final SecureRandom chance;

    @Inject
    Pkcs12KeyFiles(HierarchyConfig config, SecureRandom chance) {
        this(config.keys(), chance);
    }

    /** For a key ceremony, which runs without a container. */
    public Pkcs12KeyFiles(HierarchyConfig.Keys config, SecureRandom chance) {
        this.directory = new PrivateDirectory(config.directory());
        this.config = config;
        this.chance = chance;
    }

    @Override
    public Kind kind() {
        return Kind.FILE;
    }

    @Override
    public String description() {
        return directory.path().toAbsolutePath().normalize().toString();
    }

    @Override
    public List<Keeping> all() {
        if (!Files.isDirectory(directory.path())) {
            return List.of();
        }
        var found = new ArrayList<Keeping>();
        try (var files = Files.newDirectoryStream(directory.path(), "*" + ENDING)) {
            for (Path file : files) {
                found.add(read(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the key files in " + directory.path() + " cannot be listed", unreadable);
        }
        return found;
    }

    private Keeping read(Path file) {
        try {
            var store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password());
            Certificate[] chain = store.getCertificateChain(ALIAS);
            if (!(store.getKey(ALIAS, password()) instanceof PrivateKey key) || chain == null) {
                throw new IllegalStateException(file + " holds no key named '" + ALIAS + "' with its certificates");
            }
            String name = file.getFileName().toString();
            return new Keeping(
                    new KeyName(name.substring(0, name.length() - ENDING.length())),
                    signing(key, chain[0]),
                    Chains.ders(chain));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(
                    file + " cannot be opened; check that mss.ca.keys.password is its password", unreadable);
        }
    }

    private static SigningKey signing(PrivateKey key, Certificate certificate) throws IOException {
        var publicKey = certificate.getPublicKey();
        return publicKey instanceof ECPublicKey
                ? SoftwareKey.of(key.getEncoded(), publicKey.getEncoded(), NativeLibrary.load())
                : new JcaKey(key, publicKey, providerOf(JcaKey.algorithmOf(publicKey)));
    }

    @Override
    public SigningKey generate(KeyAlgorithm algorithm) {
        return generate(algorithm, chance);
    }

    static SigningKey generate(KeyAlgorithm algorithm, SecureRandom chance) {
        return switch (algorithm) {
            case P256, P384 -> SoftwareKey.generate(algorithm, chance, NativeLibrary.load());
            case RSA3072, RSA4096, MLDSA65 -> JcaKey.generate(algorithm, providerOf(algorithm), chance);
        };
    }

    @Override
    public void keep(Keeping keeping) {
        Path file = fileOf(keeping);
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " exists already, and no key takes another's place");
        }
        write(file, keeping);
    }

    @Override
    public void complete(Keeping keeping) {
        Path file = fileOf(keeping);
        if (!Files.exists(file)
                || !read(file).key().publicKey().equals(keeping.key().publicKey())) {
            throw new IllegalStateException(file + " does not hold the key that the certificates are of");
        }
        write(file, keeping);
    }

    private Path fileOf(Keeping keeping) {
        return directory.path().resolve(keeping.name() + ENDING);
    }

    private void write(Path file, Keeping keeping) {
        try {
            var store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setKeyEntry(ALIAS, exported(keeping.key()), password(), Chains.of(keeping.chain()));
            var content = new ByteArrayOutputStream();
            store.store(content, password());
            directory.write(file, content.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the key " + keeping.name(), failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot keep the key " + keeping.name(), failed);
        }
    }

    private static PrivateKey exported(SigningKey key) throws IOException, GeneralSecurityException {
        return switch (key) {
            case SoftwareKey ec -> KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(ec.pkcs8()));
            case JcaKey other -> other.privateKey();
            default -> throw new IllegalArgumentException("this key was not made here");
        };
    }

    private static Provider providerOf(KeyAlgorithm algorithm) {
        try {
            return Signature.getInstance(algorithm.signature()).getProvider();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this Java runtime knows no " + algorithm.wireName(), absent);
        }
    }

    private char[] password() {
        return config.password()
                .orElseThrow(() -> new IllegalStateException(
                        "mss.ca.keys.password is missing: the password of the key files in " + directory.path()))
                .toCharArray();
    }
}
