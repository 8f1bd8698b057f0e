package org.openmss.gateway.signature.cms;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.openmss.kernel.Bytes;

/** Signs hashes as a card does; how a DigestInfo looks it has from another library than the gateway. */
enum SoftKey {
    P256 {
        @Override
        KeyPair make() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }

        @Override
        Bytes sign(KeyPair key, Bytes hash) throws GeneralSecurityException {
            var signer = Signature.getInstance("NONEwithECDSA");
            signer.initSign(key.getPrivate());
            signer.update(hash.toArray());
            return Bytes.of(signer.sign());
        }
    },
    RSA {
        @Override
        KeyPair make() throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        }

        @Override
        Bytes sign(KeyPair key, Bytes hash) throws Exception {
            var algorithm = hash.length() == 32 ? NISTObjectIdentifiers.id_sha256 : NISTObjectIdentifiers.id_sha384;
            var info = new DigestInfo(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE), hash.toArray());
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key.getPrivate());
            return Bytes.of(cipher.doFinal(info.getEncoded("DER")));
        }
    };

    abstract KeyPair make() throws GeneralSecurityException;

    abstract Bytes sign(KeyPair key, Bytes hash) throws Exception;
}
