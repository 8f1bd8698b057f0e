package org.openmss.ra.identity.store;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;
import org.openmss.kernel.Seal;
import org.openmss.kernel.SecretKeySetting;
import org.openmss.ra.identity.domain.IdentityProof;

/** Makes a document's number unreadable, and yet recognisable, to whoever has the database alone. */
@Startup
@Singleton
class DocumentSeal {
    private final Seal seal;
    private final SecretKey hashKey;
    private final RandomGenerator chance;

    DocumentSeal(IdentityConfig config, RandomGenerator chance) {
        this.seal = Seal.withKey("mss.identity.encryption-key", config.encryptionKey());
        this.hashKey = SecretKeySetting.parse("mss.identity.hash-key", config.hashKey(), "HmacSHA256");
        this.chance = chance;
    }

    /** It opens for this registration alone. */
    Bytes seal(IdentityProof proof, RegistrationId registration) {
        return seal.seal(Bytes.of(utf8(proof.documentNumber().value())), registration.toString(), chance);
    }

    Bytes fingerprint(IdentityProof proof) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            // None of the three can contain the separator.
            String document = String.join(
                    "|",
                    proof.documentType().name(),
                    proof.issuingCountry().value(),
                    proof.documentNumber().value());
            return Bytes.of(mac.doFinal(utf8(document)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
