package org.openmss.gateway.mss.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/**
 * The characters of a body, which is in UTF-8 or UTF-16 (WS-I Basic Profile 1.1, R1012). They are decoded here and not by the XML
 * parser, because that one writes to the standard error output about octets that are no text, past our log.
 */
record SoapText(String characters, Charset charset) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws RefusedException 101 WRONG_PARAM for octets that are no text */
    static SoapText of(InputStream body) {
        byte[] octets;
        try {
            octets = body.readAllBytes();
        } catch (IOException cutOff) {
            throw new UncheckedIOException(cutOff);
        }
        var charset = charset(octets);
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new SoapText(marked ? text.substring(1) : text, charset);
        } catch (CharacterCodingException noText) {
            throw wrong("the body is not text in " + charset + "; a SOAP message is in UTF-8 or UTF-16");
        }
    }

    StringReader reader() {
        return new StringReader(characters);
    }

    /** A message that names another encoding than its own would be read as another text than was written. */
    void mustBeNamed(@Nullable String encoding) {
        if (encoding == null) {
            return;
        }
        String name = encoding.toUpperCase(Locale.ROOT);
        boolean own = charset.equals(StandardCharsets.UTF_8)
                ? name.equals("UTF-8") || name.equals("US-ASCII")
                : name.equals("UTF-16") || name.equals(charset.name());
        if (!own) {
            throw wrong("the XML declaration names another encoding than " + charset + ", which the body is in;"
                    + " a SOAP message is in UTF-8 or UTF-16");
        }
    }

    /** By the first two octets: a byte order mark, or half of a "<" (XML 1.0, appendix F). */
    private static Charset charset(byte[] octets) {
        int start = octets.length < 2 ? 0 : (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
        return switch (start) {
            case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
            case 0xFFFE, '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
