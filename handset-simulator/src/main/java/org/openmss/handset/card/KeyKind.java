package org.openmss.handset.card;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.Msisdn;

/** The keys that a card makes, and how it signs with them. */
enum KeyKind {
    P256("EC", "SHA256withECDSA") {
        @Override
        KeyPair make() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }

        @Override
        byte[] signHash(PrivateKey key, Bytes hash) throws GeneralSecurityException {
            var signer = Signature.getInstance("NONEwithECDSA");
            signer.initSign(key);
            signer.update(hash.toArray());
            return signer.sign();
        }
    },
    RSA_2048("RSA", "SHA256withRSA") {
        @Override
        KeyPair make() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }

        /** Puts the hash into a DigestInfo and pads it (RSASSA-PKCS1-v1_5). */
        @Override
        byte[] signHash(PrivateKey key, Bytes hash) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(DigestAlgorithm.ofHash(hash).digestInfo(hash).toArray());
        }
    };

    /** Whatever the operator, and with up to three digits behind for further SIMs. */
    private static final Pattern RSA_NUMBER = Pattern.compile("\\+999[0-9]{2}90001[0-9]{0,3}");

    private final String algorithm;
    private final String proofAlgorithm;

    KeyKind(String algorithm, String proofAlgorithm) {
        this.algorithm = algorithm;
        this.proofAlgorithm = proofAlgorithm;
    }

    /** What the card issuer puts into the SIM for this number: RSA into those of the scenario number 0001. */
    static KeyKind of(Msisdn number) {
        return RSA_NUMBER.matcher(number.value()).matches() ? RSA_2048 : P256;
    }

    abstract KeyPair make() throws GeneralSecurityException;

    abstract byte[] signHash(PrivateKey key, Bytes hash) throws GeneralSecurityException;

    byte[] sign(PrivateKey key, Bytes content) throws GeneralSecurityException {
        var signer = Signature.getInstance(proofAlgorithm);
        signer.initSign(key);
        signer.update(content.toArray());
        return signer.sign();
    }

    PrivateKey read(Bytes encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded.toArray()));
    }
}
