package org.openmss.gateway.mss.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Operation;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.Bytes;

/** Reads a message: an object with one member, which names the operation. What else stands in the message is passed over. */
@ApplicationScoped
class JsonReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final ObjectMapper messages = JsonNames.mapper();

    /** @throws RefusedException 101 WRONG_PARAM for what is not a message of this door */
    Message.Request read(Bytes body) {
        try (var json = messages.createParser(text(body))) {
            return read(json);
        } catch (JsonProcessingException unreadable) {
            throw wrong(what(unreadable) + place(unreadable));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Message.Request read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
            throw oneMember();
        }
        var operation = Operation.ofRequest(json.currentName())
                .orElseThrow(
                        () -> wrong("the body's one member names no message of TS 102 204, like MSS_SignatureReq"));
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("a message is a JSON object");
        }
        Message.Request message = json.readValueAs(operation.requestType());
        if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw oneMember();
        }
        return message;
    }

    /** Strictly: what one reader would take for another text than the next is refused. */
    private static String text(Bytes body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toArray()))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException noText) {
            throw wrong("the body is not text in UTF-8");
        }
    }

    private static String what(JsonProcessingException unreadable) {
        var cause = unreadable.getCause() instanceof JsonProcessingException inner ? inner : unreadable;
        return switch (cause) {
            case StreamConstraintsException excess ->
                "the body is nested too deeply, or a name, number or text in it is too long";
            case StreamReadException malformed -> "the body is not well-formed JSON, or a member stands in it twice";
            default -> "a member has a wrong type, or a character that no message can hold";
        };
    }

    /** The names on the way are those of the message model, never the caller's. */
    private static String place(JsonProcessingException unreadable) {
        var path = unreadable instanceof JsonMappingException mismatch
                ? mismatch.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/", ": ", ","))
                : ":";
        var location = unreadable.getLocation();
        return location == null ? path : path + " line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static RefusedException oneMember() {
        return wrong("the body is one JSON object with one member, which is the message, and nothing after it");
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
