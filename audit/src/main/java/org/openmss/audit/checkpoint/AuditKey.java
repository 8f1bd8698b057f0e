package org.openmss.audit.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.openmss.kernel.Bytes;

/** The public key of an auditable log, with its id in signed notes (C2SP signed-note). ECDSA on P-256, or ML-DSA-65, which is experimental. */
public final class AuditKey {
    private static final int ID_LENGTH = 4;
    /** Signature types without an assigned byte are a 0xff and a name. */
    private static final int NAMED_TYPE = 0xff;

    private final PublicKey key;
    private final Kind kind;

    private enum Kind {
        P256("SHA256withECDSA"),
        ML_DSA_65("ML-DSA-65");

        private final String signature;

        Kind(String signature) {
            this.signature = signature;
        }
    }

    private AuditKey(PublicKey key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** @throws IllegalArgumentException where the key is of another kind */
    public static AuditKey of(PublicKey key) {
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
            return new AuditKey(key, Kind.P256);
        }
        if (key.getAlgorithm().startsWith("ML-DSA")) {
            return new AuditKey(key, Kind.ML_DSA_65);
        }
        throw new IllegalArgumentException("an audit key is ECDSA on P-256, or ML-DSA-65, not " + key.getAlgorithm());
    }

    /**
     * All public keys and certificates of a PEM text: several where the key has been changed, or where checkpoints bear two signatures.
     *
     * @throws IllegalArgumentException where there is none, or one that cannot be read
     */
    public static List<AuditKey> allOf(String pem) {
        var keys = Pem.publicKeys(pem).stream().map(AuditKey::of).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no PUBLIC KEY and no CERTIFICATE block");
        }
        return keys;
    }

    static PublicKey read(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
        var encoded = new X509EncodedKeySpec(subjectPublicKeyInfo);
        try {
            return KeyFactory.getInstance("EC").generatePublic(encoded);
        } catch (GeneralSecurityException notEc) {
            return KeyFactory.getInstance("ML-DSA-65").generatePublic(encoded);
        }
    }

    /** The name by which {@link Signature} knows this kind of signature. */
    public String signatureAlgorithm() {
        return kind.signature;
    }

    Bytes id(String name) {
        var named = new ByteArrayOutputStream();
        switch (kind) {
            case P256 -> {}
            case ML_DSA_65 -> {
                named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
                named.write(NAMED_TYPE);
                named.writeBytes("openmss.org/ML-DSA-65".getBytes(StandardCharsets.UTF_8));
            }
        }
        named.writeBytes(key.getEncoded());
        byte[] hash = Bytes.of(named.toByteArray()).sha256().toArray();
        return Bytes.of(Arrays.copyOf(hash, ID_LENGTH));
    }

    public boolean verifies(Bytes text, Bytes signature) {
        try {
            var check = Signature.getInstance(kind.signature);
            check.initVerify(key);
            check.update(text.toArray());
            return check.verify(signature.toArray());
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** As a PUBLIC KEY block. */
    public String pem() {
        return Pem.publicKey(key);
    }

    /** SHA-256 of the SubjectPublicKeyInfo in hex: what two people compare by telephone or on paper. */
    public String fingerprint() {
        return Bytes.of(key.getEncoded()).sha256().toHex();
    }

    @Override
    public String toString() {
        return kind + " key " + fingerprint().substring(0, 16);
    }
}
