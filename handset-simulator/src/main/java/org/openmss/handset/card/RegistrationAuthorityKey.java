package org.openmss.handset.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;

/** The registration authority's key, put on every card at personalisation. */
@ApplicationScoped
class RegistrationAuthorityKey {
    private static final OAEPParameterSpec OAEP_SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private final PublicKey key;

    RegistrationAuthorityKey(CardConfig config) {
        var file = config.registrationAuthorityKey();
        try {
            String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw new UncheckedIOException("mss.card.registration-authority-key: cannot read " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "mss.card.registration-authority-key: " + file + " has no RSA public key in PEM", e);
        }
    }

    /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo. */
    String id() {
        return Bytes.of(key.getEncoded()).sha256().toHex();
    }

    Bytes encrypt(ActivationMessage message) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, OAEP_SHA256);
            return Bytes.of(cipher.doFinal(message.toBytes().toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the activation code could not be encrypted", e);
        }
    }
}
