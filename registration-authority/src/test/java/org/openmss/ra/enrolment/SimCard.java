package org.openmss.ra.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.ReportedKeys.ReportedKey;
import org.openmss.ra.enrolment.domain.UserKey;

/** A SIM card with its two keys, as a test needs it. */
final class SimCard {
    final Iccid iccid;
    private final KeyPair authentication = newKeyPair();
    private final KeyPair signature = newKeyPair();

    SimCard(Iccid iccid) {
        this.iccid = iccid;
    }

    ReportedKey reportedKey(KeyPurpose purpose, RegistrationId registration, Bytes nonce) {
        var statement = new PossessionStatement(registration, iccid, purpose, nonce, encoded(purpose));
        return new ReportedKey(new UserKey(encoded(purpose)), sign(purpose, statement.toBeSigned()));
    }

    ActivationMessage activationMessage(String code, RegistrationId registration, Bytes nonce) {
        return new ActivationMessage(
                code,
                ActivationMessage.bindingOf(
                        registration, iccid, nonce, encoded(KeyPurpose.AUTHENTICATION), encoded(KeyPurpose.SIGNATURE)));
    }

    static Bytes encrypted(ActivationMessage message, PublicKey activationKey) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    activationKey,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return Bytes.of(cipher.doFinal(message.toBytes().toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Bytes encoded(KeyPurpose purpose) {
        return Bytes.of(pair(purpose).getPublic().getEncoded());
    }

    private Bytes sign(KeyPurpose purpose, Bytes content) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair(purpose).getPrivate());
            signer.update(content.toArray());
            return Bytes.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyPair pair(KeyPurpose purpose) {
        return purpose == KeyPurpose.AUTHENTICATION ? authentication : signature;
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
