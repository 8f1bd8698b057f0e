package org.openmss.ca.issuance.pkix;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.openmss.ca.issuance.domain.PossessionCheck;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.PossessionStatement;

/** ECDSA on P-256 with SHA-256. */
@Singleton
class EcdsaPossessionCheck implements PossessionCheck {

    @Override
    public boolean holds(PossessionStatement statement, Bytes signature) {
        try {
            if (!(PublicKeyFactory.createKey(statement.publicKey().toArray()) instanceof ECPublicKeyParameters key)) {
                return false;
            }
            var verifier = new ECDSASigner();
            verifier.init(false, key);
            BigInteger[] values = StandardDSAEncoding.INSTANCE.decode(verifier.getOrder(), signature.toArray());
            return verifier.verifySignature(statement.toBeSigned().sha256().toArray(), values[0], values[1]);
        } catch (IOException | IllegalArgumentException | IllegalStateException noSignatureOfThisKey) {
            return false;
        }
    }
}
