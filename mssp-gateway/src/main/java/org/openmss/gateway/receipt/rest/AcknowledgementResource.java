package org.openmss.gateway.receipt.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.gateway.receipt.AcknowledgeReceipt;
import org.openmss.gateway.receipt.domain.Receipt;

/** The handset side's door for what users have read: mutual TLS, its certificate alone. */
@Path("/handset/acknowledgements")
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("handset-simulator")
@RunOnVirtualThread
class AcknowledgementResource {
    private final AcknowledgeReceipt acknowledgeReceipt;

    AcknowledgementResource(AcknowledgeReceipt acknowledgeReceipt) {
        this.acknowledgeReceipt = acknowledgeReceipt;
    }

    record Body(@Nullable String messageId) {}

    @POST
    public void acknowledge(@Nullable Body given) {
        var body = Field.required("body", given, sent -> sent);
        var id = Field.required("messageId", body.messageId(), Receipt::transactionOf);
        if (!acknowledgeReceipt.acknowledge(id)) {
            throw Problem.of(
                            404,
                            "unknown-message",
                            "No such message was sent",
                            "no receipt of this gateway has this id")
                    .exception();
        }
    }
}
