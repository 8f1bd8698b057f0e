package org.openmss.gateway.mss.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.kernel.Bytes;

/**
 * User and password of HTTP Basic (RFC 7617), in UTF-8. An AP_ID has colons in it, so they are parted at the last one, which no
 * password of ours contains.
 */
record BasicCredentials(String user, String password) {
    private static final Pattern BASIC = Pattern.compile("(?i)Basic +([A-Za-z0-9+/=]+)");
    private static final Pattern HMAC = Pattern.compile("[0-9A-Fa-f]{64}");

    /** @throws RefusedException 104 UNAUTHORIZED_ACCESS for what is no such header */
    static BasicCredentials parse(String header) {
        var basic = BASIC.matcher(header.strip());
        var both = basic.matches() ? text(basic.group(1)) : Optional.<String>empty();
        int parting = both.map(text -> text.lastIndexOf(':')).orElse(-1);
        if (parting < 0) {
            throw HttpCallers.refused("the header Authorization holds no user and password of HTTP Basic");
        }
        return new BasicCredentials(
                both.orElseThrow().substring(0, parting), both.orElseThrow().substring(parting + 1));
    }

    /** A password of ours is never of this form. */
    Optional<Bytes> hmac() {
        return HMAC.matcher(password).matches()
                ? Optional.of(Bytes.of(HexFormat.of().parseHex(password)))
                : Optional.empty();
    }

    /** Empty where there is none, which is nobody's AP_ID. */
    String userInBase64() {
        return text(user).orElse("");
    }

    private static Optional<String> text(String base64) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Bytes.ofBase64(base64).toArray()))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[…]";
    }
}
