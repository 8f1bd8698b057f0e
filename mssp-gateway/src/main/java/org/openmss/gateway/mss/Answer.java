package org.openmss.gateway.mss;

import java.net.URI;
import java.util.Optional;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SubCode;

/** What an application provider is told, before a codec writes it down. */
public sealed interface Answer {

    /** A success or a progress, or an outcome that is a status (501, 503). */
    record Response(Message.Response message) implements Answer {}

    /**
     * Everything else (TS 102 204, 10.6).
     *
     * @param node the entity that failed
     * @param detail a sentence for the application provider's developer
     */
    record Fault(MssStatus status, Optional<SubCode> subCode, URI node, Role role, String detail) implements Answer {

        static Fault of(SignatureFailure failure, URI node) {
            return new Fault(
                    MssStatus.of(failure),
                    MssStatus.subCode(failure),
                    node,
                    Role.of(failure),
                    MssStatus.explain(failure));
        }
    }

    /** In which role this gateway failed (TS 102 207). */
    enum Role {
        ACQUIRING_ENTITY("role_AcquiringEntity"),
        HOME_MSSP("role_HomeMSSP");

        private static final String NAMESPACE = "http://uri.etsi.org/TS102207/v1.1.3#";
        private final String fragment;

        Role(String fragment) {
            this.fragment = fragment;
        }

        public String uri() {
            return NAMESPACE + fragment;
        }

        /** The contract and the message are the acquiring entity's to judge, the user and his device are the home MSSP's. */
        static Role of(SignatureFailure failure) {
            return switch (failure) {
                case SignatureFailure.CallersMistake mistake -> ACQUIRING_ENTITY;
                case SignatureFailure.SubscribersChoice choice -> HOME_MSSP;
                case SignatureFailure.SubscribersMeans means -> HOME_MSSP;
                case SignatureFailure.OurTrouble trouble -> HOME_MSSP;
            };
        }
    }
}
