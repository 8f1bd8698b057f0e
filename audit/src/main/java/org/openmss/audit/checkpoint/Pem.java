package org.openmss.audit.checkpoint;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Textual encodings of keys (RFC 7468). */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static List<PublicKey> publicKeys(String text) {
        var keys = new ArrayList<PublicKey>();
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
            try {
                switch (blocks.group(1)) {
                    case "PUBLIC KEY" -> keys.add(AuditKey.read(der));
                    case "CERTIFICATE" ->
                        keys.add(CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(der))
                                .getPublicKey());
                    default -> {}
                }
            } catch (GeneralSecurityException unreadable) {
                throw new IllegalArgumentException(
                        "a " + blocks.group(1) + " block holds no key that can be read here", unreadable);
            }
        }
        return keys;
    }

    static String publicKey(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + LINES.encodeToString(key.getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }

    /** The private key as PKCS#8, where the text has one. */
    public static Optional<byte[]> privateKey(String text) {
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals("PRIVATE KEY")) {
                return Optional.of(Base64.getMimeDecoder().decode(blocks.group(2)));
            }
        }
        return Optional.empty();
    }
}
