package org.openmss.gateway.signature.soap;

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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.ClientCertificates;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.signature.AwaitEnd;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.RefusalLog;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.gateway.signature.soap.SoapCall.Form;
import org.openmss.gateway.signature.soap.wire.Message;
import org.openmss.gateway.signature.soap.wire.SignatureReq;
import org.openmss.gateway.signature.soap.wire.StatusReq;

/**
 * MSS_Signature and MSS_StatusQuery over SOAP (TS 102 204, 7.1 and 7.2). Open to everybody on the HTTP level, since AP_ID and
 * AP_PWD stand in the message; nothing is done before they are checked, or the TLS client certificate that stands for AP_PWD.
 */
@Path("/soap/services")
@Consumes(MediaType.WILDCARD)
@PermitAll
@RunOnVirtualThread
class SignatureEndpoint {
    private static final Logger LOG = Logger.getLogger(SignatureEndpoint.class);
    private static final Duration ONE_LOOK = Duration.ofSeconds(30);
    private final SoapReader reader;
    private final Providers providers;
    private final ClientCertificates certificates;
    private final RequestSignature requestSignature;
    private final AwaitEnd awaitEnd;
    private final SignatureMessages messages;
    private final SignatureFaults faults;
    private final RefusalLog refusals;

    SignatureEndpoint(
            SoapReader reader,
            Providers providers,
            ClientCertificates certificates,
            RequestSignature requestSignature,
            AwaitEnd awaitEnd,
            SignatureMessages messages,
            SignatureFaults faults,
            RefusalLog refusals) {
        this.reader = reader;
        this.providers = providers;
        this.certificates = certificates;
        this.requestSignature = requestSignature;
        this.awaitEnd = awaitEnd;
        this.messages = messages;
        this.faults = faults;
        this.refusals = refusals;
    }

    @POST
    @Path("{port: MSS_SignaturePort|MSS_StatusQueryPort}")
    public Response call(InputStream body, @Context HttpServerRequest request) {
        var form = Form.UNKNOWN;
        try {
            var call = reader.read(body);
            form = call.form();
            return answer(call, request);
        } catch (RefusedException refused) {
            return fault(form, MssStatus.of(refused.failure()), MssStatus.explain(refused.failure()));
        } catch (RuntimeException bug) {
            String traceId = UUID.randomUUID().toString();
            LOG.errorf(bug, "request failed traceId=%s", traceId);
            return fault(
                    form,
                    MssStatus.INTERNAL_ERROR,
                    "Something failed on our side; the operator finds the cause under " + traceId);
        }
    }

    private Response answer(SoapCall call, HttpServerRequest request) {
        requireVersion(call.message());
        var provider = authenticate(call.message(), request);
        try {
            return switch (call.message()) {
                case SignatureReq asked -> signature(call.form(), provider, asked);
                case StatusReq asked -> status(call.form(), provider, asked);
                default ->
                    throw new IllegalStateException(
                            "a message without an operation: " + call.message().getClass());
            };
        } catch (RefusedException refused) {
            // What strangers say of themselves is not recorded: anybody could fill the audit trail with it.
            var asked = call.message().apInfo;
            refusals.record(provider.apId(), name(asked == null ? null : asked.apTransId), refused.failure());
            throw refused;
        }
    }

    private Response signature(Form form, ApplicationProvider provider, SignatureReq request) {
        var mode = SignatureReqParser.mode(request);
        String msisdn = SignatureReqParser.msisdn(request);
        String apTransId =
                SignatureReqParser.present("AP_TransID", request.apInfo == null ? null : request.apInfo.apTransId);
        var accepted = requestSignature.request(provider, SignatureReqParser.command(request, apTransId));
        if (mode == SignatureReqParser.Mode.ASYNCH_CLIENT_SERVER) {
            return accepted instanceof SignatureTransaction.Failed failed && !isStatus(failed)
                    ? faultOf(form, failed)
                    : ok(form, messages.signatureResp(form, request.apInfo, accepted, msisdn, MssStatus.REQUEST_OK));
        }
        var ended = untilItEnds(provider, accepted);
        return ended instanceof SignatureTransaction.Failed failed && !isStatus(failed)
                ? faultOf(form, failed)
                : ok(form, messages.signatureResp(form, request.apInfo, ended, msisdn, MssStatus.of(ended)));
    }

    private SignatureTransaction untilItEnds(ApplicationProvider provider, SignatureTransaction accepted) {
        var latest = accepted;
        while (latest instanceof AwaitingUser) {
            latest = awaitEnd.await(provider.apId(), latest.order().id(), ONE_LOOK)
                    .orElseThrow();
        }
        return latest;
    }

    private Response status(Form form, ApplicationProvider provider, StatusReq request) {
        var transaction = transactionId(SignatureReqParser.present("MSSP_TransID", request.msspTransId))
                .flatMap(id -> awaitEnd.await(provider.apId(), id, Duration.ZERO))
                .orElseThrow(() -> refused(new SignatureFailure.WrongParameter("There is no such transaction.")));
        return transaction instanceof SignatureTransaction.Failed failed && !isStatus(failed)
                ? faultOf(form, failed)
                : ok(form, messages.statusResp(form, request.apInfo, transaction, MssStatus.of(transaction)));
    }

    /** AP_PWD must be there even where a certificate decides (TS 102 204, AP_Info), and is not looked at then: clients write “not-needed”. */
    private ApplicationProvider authenticate(Message message, HttpServerRequest request) {
        var asked = message.apInfo;
        if (asked == null) {
            throw refused(new SignatureFailure.MissingParameter("AP_Info is missing"));
        }
        String apId = SignatureReqParser.present("AP_ID", asked.apId);
        String password = asked.apPwd;
        if (password == null) {
            throw refused(new SignatureFailure.MissingParameter("AP_PWD is missing"));
        }
        var holder = ClientCertificates.shown(request).flatMap(certificates::holder);
        if (holder.isPresent()) {
            return holder.filter(provider -> provider.apId().equals(apId))
                    .orElseThrow(() -> refused(new SignatureFailure.Unauthorized(
                            "the client certificate is not registered for this AP_ID")));
        }
        return providers
                .authenticate(apId, SignatureReqParser.present("AP_PWD", password))
                .orElseThrow(() -> refused(new SignatureFailure.Unauthorized("AP_ID or AP_PWD is not right")));
    }

    private static void requireVersion(Message message) {
        boolean known = "1".equals(message.majorVersion)
                && ("1".equals(message.minorVersion) || "2".equals(message.minorVersion));
        if (!known) {
            throw refused(new SignatureFailure.IncompatibleInterface());
        }
    }

    private static Optional<TransactionId> transactionId(String text) {
        try {
            return Optional.of(new TransactionId(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isStatus(SignatureTransaction.Failed failed) {
        return MssStatus.of(failed).kind() == MssStatus.Kind.STATUS;
    }

    private Response faultOf(Form form, SignatureTransaction.Failed failed) {
        return fault(form, MssStatus.of(failed), MssStatus.explain(failed.why()));
    }

    private Response fault(Form form, MssStatus status, String detail) {
        return respond(Response.Status.INTERNAL_SERVER_ERROR, form, faults.fault(form, status, detail));
    }

    private static Response ok(Form form, String envelope) {
        return respond(Response.Status.OK, form, envelope);
    }

    private static Response respond(Response.Status status, Form form, String envelope) {
        return Response.status(status)
                .type(form.version().mediaType())
                .entity(envelope)
                .build();
    }

    private static RefusedException refused(SignatureFailure why) {
        return new RefusedException(why);
    }

    private static String name(@Nullable String given) {
        return given == null || given.isBlank() ? "-" : given;
    }
}
