package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.gateway.handshake.FindTerms;
import org.openmss.gateway.mss.message.HandshakeReq;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.ProfileReq;
import org.openmss.gateway.mss.message.ReceiptReq;
import org.openmss.gateway.mss.message.RegistrationReq;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.StatusReq;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.SecureMethod;
import org.openmss.gateway.signature.domain.RefusedException;

/** Which messages have to be signed, and what is processed then (TS 102 204, 11.1 and 11.3). */
@ApplicationScoped
class SignedMessages {
    private final FindTerms findTerms;

    SignedMessages(FindTerms findTerms) {
        this.findTerms = findTerms;
    }

    /**
     * The message itself, or where it has to be signed, what its signature covers. Nothing is looked up for those who have agreed on
     * nothing.
     *
     * @throws RefusedException 104 where it has to be signed and is not
     */
    Message.Request covered(ApplicationProvider provider, Message.Request message, SignedTravel travel) {
        if (provider.signedMethods().isEmpty()) {
            return message;
        }
        return switch (message) {
            case SignatureReq asked -> covered(provider, asked, SecureMethod.SIGNATURE, travel);
            case StatusReq asked -> covered(provider, asked, SecureMethod.STATUS, travel);
            case ReceiptReq asked -> covered(provider, asked, SecureMethod.RECEIPT, travel);
            case ProfileReq asked -> covered(provider, asked, SecureMethod.PROFILE_QUERY, travel);
            case RegistrationReq asked -> covered(provider, asked, SecureMethod.REGISTRATION, travel);
            case HandshakeReq asked -> travel.verified(findTerms.forHandshake(provider));
        };
    }

    private Message.Request covered(
            ApplicationProvider provider, Message.Request message, SecureMethod method, SignedTravel travel) {
        return provider.signs(method) ? travel.verified(findTerms.agreed(provider)) : message;
    }
}
