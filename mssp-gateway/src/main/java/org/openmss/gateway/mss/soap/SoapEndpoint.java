package org.openmss.gateway.mss.soap;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.openmss.gateway.handshake.xml.SignMessage;
import org.openmss.gateway.handshake.xml.VerifyMessage;
import org.openmss.gateway.mss.Answer;
import org.openmss.gateway.mss.Caller;
import org.openmss.gateway.mss.Operations;
import org.openmss.gateway.provider.ClientCertificates;

/**
 * The operations of TS 102 204 over SOAP (clause 10.4). Open to everybody on the HTTP level, since AP_ID and AP_PWD stand in the
 * message. Every port takes every message: clients mix them up, and the message says what it is.
 */
@Path("/soap/services")
@Consumes(MediaType.WILDCARD)
@PermitAll
@RunOnVirtualThread
class SoapEndpoint {
    static final String PORTS = "MSS_SignaturePort|MSS_StatusQueryPort|MSS_ReceiptPort|MSS_RegistrationPort"
            + "|MSS_ReqistrationPort|MSS_ProfileQueryPort|MSS_ProfilePort|MSS_HandshakePort";
    private final SoapReader reader;
    private final SoapWriter writer;
    private final ClientCertificates certificates;
    private final Operations operations;
    private final VerifyMessage verifyMessage;
    private final SignMessage signMessage;

    SoapEndpoint(
            SoapReader reader,
            SoapWriter writer,
            ClientCertificates certificates,
            Operations operations,
            VerifyMessage verifyMessage,
            SignMessage signMessage) {
        this.reader = reader;
        this.writer = writer;
        this.certificates = certificates;
        this.operations = operations;
        this.verifyMessage = verifyMessage;
        this.signMessage = signMessage;
    }

    @POST
    @Path("{port: " + PORTS + "}")
    public Response call(InputStream body, @Context HttpServerRequest request) {
        var exchange = new SoapExchange(body, reader, verifyMessage, signMessage);
        var caller = new Caller(ClientCertificates.shown(request).flatMap(certificates::holder), Caller.Dialect.SOAP);
        var answer = operations.answer(exchange::message, caller, exchange);
        var status = switch (answer) {
            case Answer.Response response -> Response.Status.OK;
            case Answer.Fault fault -> Response.Status.INTERNAL_SERVER_ERROR;
        };
        return Response.status(status)
                .type(exchange.form().version().mediaType())
                .entity(exchange.sealed(writer.envelope(exchange.form(), answer)))
                .build();
    }
}
