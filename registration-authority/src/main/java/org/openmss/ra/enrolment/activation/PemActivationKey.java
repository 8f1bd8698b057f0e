package org.openmss.ra.enrolment.activation;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jboss.logging.Logger;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.ra.enrolment.domain.ActivationKey;

/** The activation key from a file. Without it the service does not start. */
@Startup
@Singleton
class PemActivationKey implements ActivationKey {
    private static final Logger LOG = Logger.getLogger(PemActivationKey.class);
    private static final int SHORTEST_KEY = 2048;

    /** Explicit, since the platform's "OAEPWithSHA-256AndMGF1Padding" means MGF1 with SHA-1. */
    private static final OAEPParameterSpec OAEP_SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final RSAPrivateCrtKey key;
    private final String id;

    PemActivationKey(ActivationConfig config) {
        this.key = read(config.privateKey());
        this.id = idOf(key);
        LOG.infof("activation key loaded keyId=%s", id);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<ActivationMessage> open(Bytes ciphertext) {
        byte[] plaintext;
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, OAEP_SHA256);
            plaintext = cipher.doFinal(ciphertext.toArray());
        } catch (GeneralSecurityException notForThisKey) {
            return Optional.empty();
        }
        try {
            return Optional.of(ActivationMessage.parse(Bytes.of(plaintext)));
        } catch (IllegalArgumentException notAMessage) {
            return Optional.empty();
        }
    }

    private static RSAPrivateCrtKey read(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            String base64 = pem.replaceFirst("(?s).*-----BEGIN PRIVATE KEY-----", "")
                    .replaceFirst("(?s)-----END PRIVATE KEY-----.*", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            if (KeyFactory.getInstance("RSA").generatePrivate(encoded) instanceof RSAPrivateCrtKey rsa
                    && rsa.getModulus().bitLength() >= SHORTEST_KEY) {
                return rsa;
            }
            throw new IllegalStateException("mss.activation.private-key: " + file + " must hold an RSA key of at least "
                    + SHORTEST_KEY + " bits");
        } catch (IOException e) {
            throw new IllegalStateException("mss.activation.private-key: " + file + " cannot be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "mss.activation.private-key: " + file + " is not an RSA private key, PKCS#8 in PEM", e);
        }
    }

    private static String idOf(RSAPrivateCrtKey key) {
        try {
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return Bytes.of(publicKey.getEncoded()).sha256().toHex();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
