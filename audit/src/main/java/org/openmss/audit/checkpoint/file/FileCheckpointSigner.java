package org.openmss.audit.checkpoint.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collections;
import java.util.Optional;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.CheckpointSigner;
import org.openmss.audit.checkpoint.Pem;
import org.openmss.kernel.Bytes;

/** An audit key from a PKCS#12 file, or from a PEM file with a PRIVATE KEY and its PUBLIC KEY or CERTIFICATE. */
public final class FileCheckpointSigner implements CheckpointSigner {
    private static final Bytes TRIAL = Bytes.of("do the halves fit".getBytes(StandardCharsets.US_ASCII));
    private final PrivateKey privateKey;
    private final AuditKey key;

    private FileCheckpointSigner(PrivateKey privateKey, AuditKey key) {
        this.privateKey = privateKey;
        this.key = key;
    }

    /**
     * @param password of a PKCS#12 file; without one the file is PEM
     * @throws IllegalArgumentException where there is no good key in the file
     */
    public static FileCheckpointSigner open(Path file, Optional<String> password) {
        try {
            var signer = password.isPresent() ? ofPkcs12(file, password.get().toCharArray()) : ofPem(file);
            if (!signer.key.verifies(TRIAL, signer.sign(TRIAL))) {
                throw new IllegalArgumentException("the private and the public key do not belong together");
            }
            return signer;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "the audit key in " + file + " cannot be used (" + unusable.getMessage()
                            + "): it is a PKCS#12 file with one key and a password, or a PEM file with a PRIVATE KEY and its PUBLIC KEY",
                    unusable);
        }
    }

    private static FileCheckpointSigner ofPkcs12(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey privateKey) {
                return new FileCheckpointSigner(
                        privateKey, AuditKey.of(store.getCertificate(alias).getPublicKey()));
            }
        }
        throw new IllegalArgumentException("it holds no private key");
    }

    private static FileCheckpointSigner ofPem(Path file) throws IOException, GeneralSecurityException {
        var pem = Files.readString(file);
        var key = AuditKey.allOf(pem).getFirst();
        byte[] pkcs8 = Pem.privateKey(pem).orElseThrow(() -> new IllegalArgumentException("it holds no PRIVATE KEY"));
        var algorithm = key.signatureAlgorithm().endsWith("ECDSA") ? "EC" : key.signatureAlgorithm();
        return new FileCheckpointSigner(
                KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), key);
    }

    @Override
    public AuditKey key() {
        return key;
    }

    @Override
    public Bytes sign(Bytes text) {
        try {
            var signature = Signature.getInstance(key.signatureAlgorithm());
            signature.initSign(privateKey);
            signature.update(text.toArray());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the audit key does not sign", failed);
        }
    }

    @Override
    public String toString() {
        return "FileCheckpointSigner[" + key + "]";
    }
}
