package org.openmss.ca.hierarchy.pkcs11;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyName;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.jca.Chains;
import org.openmss.ca.hierarchy.jca.DeviceQueue;
import org.openmss.ca.hierarchy.jca.JcaKey;

/**
 * One object pair for each key on the token: the private key and its certificate, under the key's name. Opened when it is first needed,
 * since a deployment on files has no device.
 */
@Singleton
public final class Pkcs11Keys implements KeyBackend {
    private final HierarchyConfig.Keys config;
    private final SecureRandom chance;
    private final DeviceQueue queue;
    private final Object opening = new Object();
    private volatile @Nullable Token token;

    private record Token(Provider provider, KeyStore store) {}

    @Inject
    Pkcs11Keys(HierarchyConfig config, SecureRandom chance) {
        this(config.keys(), chance);
    }

    /** For a key ceremony, which runs without a container. */
    public Pkcs11Keys(HierarchyConfig.Keys config, SecureRandom chance) {
        this.config = config;
        this.chance = chance;
        this.queue = new DeviceQueue(config.mostWaiting());
    }

    @Override
    public Kind kind() {
        return Kind.PKCS11;
    }

    @Override
    public List<Keeping> all() {
        var open = token();
        try {
            var found = new ArrayList<Keeping>();
            for (String alias : Collections.list(open.store().aliases())) {
                var key = open.store().getKey(alias, null);
                var chain = open.store().getCertificateChain(alias);
                if (key instanceof PrivateKey privateKey && chain != null) {
                    found.add(new Keeping(
                            new KeyName(alias),
                            new JcaKey(privateKey, chain[0].getPublicKey(), open.provider(), queue),
                            Chains.ders(chain)));
                }
            }
            return found;
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("the keys of " + description() + " cannot be read", unreadable);
        }
    }

    @Override
    public SigningKey generate(KeyAlgorithm algorithm) {
        return JcaKey.generate(algorithm, token().provider(), queue, chance);
    }

    @Override
    public void keep(Keeping keeping) {
        if (!(keeping.key() instanceof JcaKey key)) {
            throw new IllegalArgumentException("this key was not made here");
        }
        var store = token().store();
        String name = keeping.name().value();
        try {
            if (store.containsAlias(name)) {
                throw new IllegalStateException(description() + " has a key named '" + name + "' already");
            }
            store.setKeyEntry(name, key.privateKey(), null, Chains.of(keeping.chain()));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(description() + " did not keep the key '" + name + "'", failed);
        }
    }

    @Override
    public void complete(Keeping keeping) {
        String name = keeping.name().value();
        if (!(keeping.key() instanceof JcaKey key)) {
            throw new IllegalArgumentException("this key was not made here");
        }
        try {
            // The provider finds the entry by its public key, and gives the private key in the token these
            // certificates.
            token().store().setKeyEntry(name, key.privateKey(), null, Chains.of(keeping.chain()));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(description() + " did not take the certificates of '" + name + "'", failed);
        }
    }

    @Override
    public String description() {
        var device = device();
        return "the PKCS#11 device " + device.library()
                + device.tokenLabel()
                        .map(label -> ", token " + label)
                        .or(() -> device.slot().map(number -> ", slot " + number))
                        .orElse(", its first slot");
    }

    private Token token() {
        var open = token;
        if (open != null) {
            return open;
        }
        synchronized (opening) {
            var opened = token;
            if (opened == null) {
                opened = open();
                token = opened;
            }
            return opened;
        }
    }

    private Token open() {
        var device = device();
        try {
            var provider = Sun11.configured(device);
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, device.pin().toCharArray());
            return new Token(provider, store);
        } catch (IOException | GeneralSecurityException | RuntimeException closed) {
            throw new IllegalStateException(
                    description()
                            + " cannot be opened (" + closed.getMessage()
                            + "); check mss.ca.keys.pkcs11.library, its token-label or slot, and that mss.ca.keys.pkcs11.pin is the user PIN",
                    closed);
        }
    }

    private HierarchyConfig.Pkcs11 device() {
        return config.pkcs11()
                .orElseThrow(() -> new IllegalStateException(
                        "mss.ca.keys.backend is pkcs11: mss.ca.keys.pkcs11.library and .pin say where the device is"));
    }
}
