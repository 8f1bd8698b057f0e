package org.openmss.gateway.device.client;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The handset simulator's door for home MSSPs. */
@RegisterRestClient(configKey = "handset")
@Path("/sims/{iccid}/messages")
@Consumes(MediaType.APPLICATION_JSON)
interface HandsetApi {

    @POST
    Response send(@PathParam("iccid") String iccid, Message message);

    /** On the wire told apart by {@code kind}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    sealed interface Message {}

    record Sign(
            String kind,
            String id,
            String purpose,
            List<Document> documents,
            String nonce,
            String apName,
            @Nullable String eventId,
            @Nullable String language,
            Instant expiresAt)
            implements Message {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Sign[" + id + "]";
        }
    }

    record Document(String hash, String text) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Document[…]";
        }
    }

    record Show(String kind, String id, String apName, String text, Instant expiresAt) implements Message {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Show[" + id + "]";
        }
    }

    record GenerateKeys(String kind, String id, UUID registrationId, String nonce, String registrationAuthorityKeyId)
            implements Message {}

    record Discard(String kind, String id, String promptId) implements Message {}
}
