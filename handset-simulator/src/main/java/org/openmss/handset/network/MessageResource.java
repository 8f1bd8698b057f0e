package org.openmss.handset.network;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.handset.card.Phones;
import org.openmss.handset.card.SimCard;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** The home MSSP's door: mutual TLS, its certificate alone. */
@Path("/sims/{iccid}/messages")
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("mssp-gateway")
@RunOnVirtualThread
class MessageResource {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_NONCE = 64;
    private static final int MOST_DOCUMENTS = 10;
    private final Phones phones;
    private final Messages messages;
    private final Notices notices;

    MessageResource(Phones phones, Messages messages, Notices notices) {
        this.phones = phones;
        this.messages = messages;
        this.notices = notices;
    }

    record Body(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String registrationId,
            @Nullable String nonce,
            @Nullable String registrationAuthorityKeyId,
            @Nullable String purpose,
            @Nullable List<@Nullable DocumentBody> documents,
            @Nullable String apName,
            @Nullable String text,
            @Nullable String eventId,
            @Nullable String language,
            @Nullable String expiresAt,
            @Nullable String promptId) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Body[…]";
        }
    }

    record DocumentBody(@Nullable String hash, @Nullable String text) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "DocumentBody[…]";
        }
    }

    @POST
    public Response deliver(@PathParam("iccid") String sim, @Nullable Body given) {
        var body = Field.required("body", given, sent -> sent);
        var iccid = Field.required("iccid", sim, Iccid::new);
        // A prompt, of which there are many, finds out by itself.
        if (!"SIGN".equals(body.kind()) && phones.find(iccid).isEmpty()) {
            throw unknownSim();
        }
        String id = Field.text("id", body.id(), LONGEST_ID);
        return switch (Field.required("kind", body.kind(), kind -> kind)) {
            case "SIGN" -> deliver(sign(id, iccid, body));
            case "GENERATE_KEYS" -> deliver(generateKeys(id, iccid, body));
            case "SHOW" -> {
                notices.deliver(show(id, iccid, body));
                yield Response.accepted().build();
            }
            case "DISCARD" -> {
                messages.discard(iccid, Field.text("promptId", body.promptId(), LONGEST_ID));
                yield Response.accepted().build();
            }
            default -> throw problem(400, "invalid-field", "'kind': expected SIGN, GENERATE_KEYS, SHOW or DISCARD");
        };
    }

    private Response deliver(Message message) {
        return switch (messages.deliver(message)) {
            case FRESH, KNOWN -> Response.accepted().build();
            case BUSY -> throw problem(409, "busy", "another dialogue is open on this phone");
            case UNKNOWN_SIM -> throw unknownSim();
        };
    }

    private static Message sign(String id, Iccid iccid, Body body) {
        return new Message.Sign(
                id,
                iccid,
                Field.required("purpose", body.purpose(), KeyPurpose::ofWireName),
                Field.required("documents", body.documents(), MessageResource::documents),
                Field.required("nonce", body.nonce(), MessageResource::nonce),
                Field.text("apName", body.apName(), LONGEST_NAME),
                Field.optional("eventId", body.eventId(), MessageResource::eventId),
                Field.optional("language", body.language(), MessageResource::language),
                Field.required("expiresAt", body.expiresAt(), MessageResource::instant));
    }

    private static Message.Show show(String id, Iccid iccid, Body body) {
        return new Message.Show(
                id,
                iccid,
                Field.text("apName", body.apName(), LONGEST_NAME),
                Field.required("text", body.text(), MessageResource::text),
                Field.required("expiresAt", body.expiresAt(), MessageResource::instant));
    }

    private Message generateKeys(String id, Iccid iccid, Body body) {
        var order = new SimCard.KeyOrder(
                Field.required("registrationId", body.registrationId(), RegistrationId::parse),
                Field.required("nonce", body.nonce(), MessageResource::nonce),
                Field.required("registrationAuthorityKeyId", body.registrationAuthorityKeyId(), key -> key));
        if (!phones.withCard(iccid, card -> card.trusts(order.registrationAuthorityKeyId()))) {
            throw problem(
                    422, "foreign-registration-authority", "this card was made for another registration authority");
        }
        return new Message.GenerateKeys(id, iccid, order);
    }

    private static List<Message.Document> documents(List<@Nullable DocumentBody> all) {
        if (all.isEmpty() || all.size() > MOST_DOCUMENTS) {
            throw new IllegalArgumentException("1 to " + MOST_DOCUMENTS + " documents are expected");
        }
        return all.stream()
                .map(one -> Field.required("documents", one, MessageResource::document))
                .toList();
    }

    private static Message.Document document(DocumentBody one) {
        return new Message.Document(
                Field.required("documents.hash", one.hash(), MessageResource::hash),
                Field.required("documents.text", one.text(), MessageResource::text));
    }

    private static Bytes hash(String base64) {
        var hash = Bytes.ofBase64(base64);
        DigestAlgorithm.ofHash(hash);
        return hash;
    }

    private static Bytes nonce(String base64) {
        var nonce = Bytes.ofBase64(base64);
        if (nonce.length() == 0 || nonce.length() > LONGEST_NONCE) {
            throw new IllegalArgumentException("1 to 64 octets are expected");
        }
        return nonce;
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("1 to 255 characters are expected");
        }
        return text;
    }

    private static String eventId(String text) {
        if (!text.matches("[A-Za-z0-9]{4,8}")) {
            throw new IllegalArgumentException("4 to 8 letters and digits are expected");
        }
        return text;
    }

    private static String language(String text) {
        if (!text.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("two letters of ISO 639-1 are expected, like en");
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time in ISO 8601 is expected", e);
        }
    }

    private static ProblemException unknownSim() {
        return problem(404, "unknown-sim", "no phone has this SIM");
    }

    private static ProblemException problem(int status, String name, String detail) {
        return Problem.of(status, name, "The message was not delivered", detail).exception();
    }
}
