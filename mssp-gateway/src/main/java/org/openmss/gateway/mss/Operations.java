package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.Caller.Dialect;
import org.openmss.gateway.mss.message.HandshakeReq;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.Message.ApInfo;
import org.openmss.gateway.mss.message.ProfileReq;
import org.openmss.gateway.mss.message.ReceiptReq;
import org.openmss.gateway.mss.message.RegistrationReq;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.StatusReq;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.RefusalLog;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SubCode;

/**
 * The operations of TS 102 204, clause 7, whatever they are written in: who asks, in which version, and which operation answers.
 * Nothing is done before AP_ID and AP_PWD are checked, or what stands for AP_PWD.
 */
@ApplicationScoped
public class Operations {
    private static final Logger LOG = Logger.getLogger(Operations.class);
    private static final Set<String> SIGNATURE_VERSIONS = Set.of("1.1", "1.2");
    private static final Set<String> PROFILE_VERSIONS = Set.of("1.1", "1.2", "2.0");
    private final MssConfig config;
    private final Providers providers;
    private final SignatureOperation signature;
    private final StatusOperation status;
    private final ProfileOperation profile;
    private final RegistrationOperation registration;
    private final HandshakeOperation handshake;
    private final SignedMessages signedMessages;
    private final ReceiptOperation receipt;
    private final RefusalLog refusals;

    Operations(
            MssConfig config,
            Providers providers,
            SignatureOperation signature,
            StatusOperation status,
            ProfileOperation profile,
            RegistrationOperation registration,
            HandshakeOperation handshake,
            SignedMessages signedMessages,
            ReceiptOperation receipt,
            RefusalLog refusals) {
        this.config = config;
        this.providers = providers;
        this.signature = signature;
        this.status = status;
        this.profile = profile;
        this.registration = registration;
        this.handshake = handshake;
        this.signedMessages = signedMessages;
        this.receipt = receipt;
        this.refusals = refusals;
    }

    /**
     * @param message read by a codec; what it throws is answered too
     * @param caller seen by the door, before the message is read; what it throws is answered too
     */
    public Answer answer(Supplier<Message.Request> message, Supplier<Caller> caller) {
        return answer(message, caller, SignedTravel.NONE);
    }

    /** @param travel asked where a handshake agreed that the message travels signed */
    public Answer answer(Supplier<Message.Request> message, Supplier<Caller> caller, SignedTravel travel) {
        try {
            var seen = caller.get();
            return answer(message.get(), seen, travel);
        } catch (RefusedException refused) {
            return Answer.Fault.of(refused.failure(), config.id());
        } catch (RuntimeException bug) {
            String traceId = UUID.randomUUID().toString();
            LOG.errorf(bug, "request failed traceId=%s", traceId);
            return new Answer.Fault(
                    MssStatus.INTERNAL_ERROR,
                    Optional.of(SubCode.SERVER_ERROR),
                    config.id(),
                    Answer.Role.HOME_MSSP,
                    "Something failed on our side; the operator finds the cause under " + traceId);
        }
    }

    private Answer answer(Message.Request read, Caller caller, SignedTravel travel) {
        requireVersion(read);
        var provider = authenticate(read, caller);
        if (read instanceof SignatureReq && leavesApInfo(caller, read.apInfo)) {
            read.apInfo = named(read.apInfo, caller);
        }
        try {
            var message = signedMessages.covered(provider, read, travel);
            if (message != read) {
                mustBeTheSame(message, read, provider, caller);
            }
            return switch (message) {
                case SignatureReq asked -> signature.answer(provider, asked);
                case StatusReq asked -> status.answer(provider, asked);
                case ReceiptReq asked -> receipt.answer(provider, asked);
                case ProfileReq asked -> profile.answer(provider, asked, caller.dialect() == Dialect.JSON);
                case RegistrationReq asked -> registration.answer(provider, asked);
                case HandshakeReq asked -> handshake.answer(provider, asked);
            };
        } catch (RefusedException refused) {
            // What strangers say of themselves is not recorded: anybody could fill the audit trail with it.
            refusals.record(provider.apId(), act(read), name(read.apInfo), refused.failure());
            throw refused;
        }
    }

    /** What a signature covers is authenticated again, as if nothing had been read before. */
    private void mustBeTheSame(
            Message.Request covered, Message.Request read, ApplicationProvider provider, Caller caller) {
        requireVersion(covered);
        if (!covered.getClass().equals(read.getClass())
                || !authenticate(covered, caller).apId().equals(provider.apId())) {
            throw new RefusedException(
                    new SignatureFailure.Unauthorized("what was signed is another message than the one that was sent"));
        }
    }

    private ApplicationProvider authenticate(Message message, Caller caller) {
        var asked = message.apInfo;
        var known = caller.provider();
        if (asked == null && known.isPresent() && caller.dialect() == Dialect.JSON) {
            return known.get();
        }
        if (asked == null) {
            throw new RefusedException(new SignatureFailure.MissingParameter("AP_Info is missing"));
        }
        return known.map(provider -> sameAs(provider, asked, caller.dialect())).orElseGet(() -> byPassword(asked));
    }

    /** AP_PWD must be there even where a certificate decides (TS 102 204, AP_Info), and is not looked at then: clients write “not-needed”. */
    private static ApplicationProvider sameAs(ApplicationProvider known, ApInfo asked, Dialect dialect) {
        boolean named = asked.apId != null && !asked.apId.isBlank();
        if (dialect == Dialect.SOAP) {
            Fields.present("AP_ID", asked.apId);
            if (asked.apPwd == null) {
                throw new RefusedException(new SignatureFailure.MissingParameter("AP_PWD is missing"));
            }
        }
        if (named && !known.apId().equals(Fields.present("AP_ID", asked.apId))) {
            throw new RefusedException(new SignatureFailure.Unauthorized(
                    dialect == Dialect.SOAP
                            ? "the client certificate is not registered for this AP_ID"
                            : "AP_ID is not that of the caller"));
        }
        return known;
    }

    private ApplicationProvider byPassword(ApInfo asked) {
        return providers
                .authenticate(Fields.present("AP_ID", asked.apId), Fields.present("AP_PWD", asked.apPwd))
                .orElseThrow(
                        () -> new RefusedException(new SignatureFailure.Unauthorized("AP_ID or AP_PWD is not right")));
    }

    private static boolean leavesApInfo(Caller caller, @Nullable ApInfo asked) {
        return caller.dialect() == Dialect.JSON
                && caller.provider().isPresent()
                && (asked == null || asked.apId == null && asked.apTransId == null);
    }

    /** Who leaves it to the transport who he is, leaves the transaction's name to us. */
    private static ApInfo named(@Nullable ApInfo asked, Caller caller) {
        var info = asked == null ? new ApInfo() : asked;
        info.apTransId = caller.requestName().orElseGet(() -> "A" + UUID.randomUUID());
        return info;
    }

    private static void requireVersion(Message.Request message) {
        if (message.majorVersion == null && message.minorVersion == null) {
            return;
        }
        var served = message instanceof ProfileReq ? PROFILE_VERSIONS : SIGNATURE_VERSIONS;
        if (!served.contains(message.majorVersion + "." + message.minorVersion)) {
            throw new RefusedException(new SignatureFailure.IncompatibleInterface());
        }
    }

    /** As the audit trail names what was asked for. */
    private static String act(Message.Request message) {
        return switch (message) {
            case SignatureReq asked -> "signature.request";
            case StatusReq asked -> "signature.query";
            case ReceiptReq asked -> "receipt.request";
            case ProfileReq asked -> "profile.query";
            case RegistrationReq asked -> "subscriber.register";
            case HandshakeReq asked -> "handshake.agree";
        };
    }

    private static String name(@Nullable ApInfo asked) {
        return asked == null || asked.apTransId == null || asked.apTransId.isBlank() ? "-" : asked.apTransId;
    }
}
