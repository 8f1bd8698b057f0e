package org.openmss.ca.ceremony;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.openmss.kernel.Bytes;

/** What another machine made, brought here on a medium that nobody needs to trust: it is what people wrote down, or refused. */
record CarriedFolder(Path path, Bytes protocol) {
    private static final long LONGEST_FILE = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    /** @throws IllegalStateException where the folder's record is not the one whose hash people wrote down */
    static CarriedFolder open(Arguments.Carried carried) throws IOException {
        Bytes protocol = read(carried.folder().resolve("protocol.json"));
        if (!protocol.sha256().matches(carried.protocolSha256())) {
            throw new IllegalStateException("the record in " + carried.folder() + " has the SHA-256 "
                    + protocol.sha256().toHex() + ", and --protocol-sha256 says "
                    + carried.protocolSha256().toHex() + ": this is not what was made at the other machine");
        }
        return new CarriedFolder(carried.folder(), protocol);
    }

    /** @throws IllegalArgumentException where the file is not PEM of this kind */
    Bytes pem(String file, String kind) throws IOException {
        String text = new String(read(path.resolve(file)).toArray(), StandardCharsets.US_ASCII).strip();
        String begin = "-----BEGIN " + kind + "-----";
        String end = "-----END " + kind + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IllegalArgumentException(path.resolve(file) + " is not one PEM block of a " + kind);
        }
        try {
            return Bytes.of(
                    Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length())));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(path.resolve(file) + " is not PEM", notBase64);
        }
    }

    /** The hash of a certificate that the record says was made under this name. */
    Optional<String> certificateSha256(String name) throws IOException {
        for (JsonNode made : JSON.readTree(protocol.toArray()).path("made")) {
            if (made.path("name").asText().equals(name)) {
                return Optional.of(made.path("certificateSha256").asText());
            }
        }
        return Optional.empty();
    }

    String rootCertificateSha256() throws IOException {
        return JSON.readTree(protocol.toArray()).path("rootCertificateSha256").asText();
    }

    private static Bytes read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + " is missing; --from names the folder that the other machine made");
        }
        if (Files.size(file) > LONGEST_FILE) {
            throw new IllegalArgumentException(file + " is over a megabyte, and nothing of a ceremony is");
        }
        return Bytes.of(Files.readAllBytes(file));
    }
}
