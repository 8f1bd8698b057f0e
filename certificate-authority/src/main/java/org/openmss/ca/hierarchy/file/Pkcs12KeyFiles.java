package org.openmss.ca.hierarchy.file;

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
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.hierarchy.domain.SignatureAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

/** One PKCS#12 file for each key: {@code root.p12}, {@code issuing.p12}, {@code responder.p12}. */
@Singleton
class Pkcs12KeyFiles implements KeyBackend {
    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "key";
    private final PrivateDirectory directory;
    private final HierarchyConfig config;
    private final SecureRandom chance;

    Pkcs12KeyFiles(PrivateDirectory directory, HierarchyConfig config, SecureRandom chance) {
        this.directory = directory;
        this.config = config;
        this.chance = chance;
    }

    @Override
    public Optional<Keeping> find(Role role) {
        Path file = file(role);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password());
            var key = store.getKey(ALIAS, password());
            Certificate[] chain = store.getCertificateChain(ALIAS);
            if (key == null || chain == null) {
                throw new IllegalStateException(file + " holds no key named '" + ALIAS + "' with its certificates");
            }
            var certificates = new ArrayList<Bytes>();
            for (var certificate : chain) {
                certificates.add(Bytes.of(certificate.getEncoded()));
            }
            return Optional.of(new Keeping(
                    SoftwareKey.of(key.getEncoded(), chain[0].getPublicKey().getEncoded()), certificates));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(
                    file + " cannot be opened; check that mss.ca.keys.password is its password", unreadable);
        }
    }

    @Override
    public SigningKey generate(SignatureAlgorithm algorithm) {
        return SoftwareKey.generate(algorithm, chance);
    }

    @Override
    public void keep(Role role, Keeping keeping) {
        if (!(keeping.key() instanceof SoftwareKey key)) {
            throw new IllegalArgumentException("this key was not made here");
        }
        try {
            var store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setKeyEntry(
                    ALIAS,
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8())),
                    password(),
                    chain(keeping.chain()));
            var content = new ByteArrayOutputStream();
            store.store(content, password());
            directory.write(file(role), content.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the " + role.wireName() + " key", failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot keep the " + role.wireName() + " key", failed);
        }
    }

    private static Certificate[] chain(List<Bytes> ders) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<Certificate>();
        for (var der : ders) {
            chain.add(factory.generateCertificate(new ByteArrayInputStream(der.toArray())));
        }
        return chain.toArray(Certificate[]::new);
    }

    private Path file(Role role) {
        return directory.path().resolve(role.wireName() + ".p12");
    }

    private char[] password() {
        return config.keys().password().toCharArray();
    }
}
