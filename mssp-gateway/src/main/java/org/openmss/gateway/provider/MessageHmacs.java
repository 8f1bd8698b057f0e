package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/**
 * Who has authenticated a message with his key (HMAC-SHA-256). The key is the 32 octets, or the letters of their base64: that is how
 * it was handed out, and clients of this kind take the letters as they are.
 */
@ApplicationScoped
public class MessageHmacs {
    private static final String ALGORITHM = "HmacSHA256";
    private final Providers providers;
    private final HmacKeys keys;

    MessageHmacs(Providers providers, HmacKeys keys) {
        this.providers = providers;
        this.keys = keys;
    }

    /** An unknown AP, one without a key, and a wrong HMAC look alike. Compared in constant time. */
    @Transactional
    public Optional<ApplicationProvider> authenticate(String apId, Bytes message, Bytes hmac) {
        return providers.row(apId).filter(row -> isMadeBy(row, message, hmac)).map(ProviderRow::toDomain);
    }

    private boolean isMadeBy(ProviderRow row, Bytes message, Bytes hmac) {
        byte @Nullable [] sealed = row.hmacKeySealed;
        if (sealed == null) {
            return false;
        }
        var key = keys.open(row.apId, Bytes.of(sealed));
        var letters = Bytes.of(key.toBase64().getBytes(StandardCharsets.US_ASCII));
        return hmac(key, message).matches(hmac) | hmac(letters, message).matches(hmac);
    }

    private static Bytes hmac(Bytes key, Bytes message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.toArray(), ALGORITHM));
            return Bytes.of(mac.doFinal(message.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
