package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.openmss.gateway.handshake.AgreeOnSignatures;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.mss.message.HandshakeReq;
import org.openmss.gateway.mss.message.HandshakeReq.SecureMethods;
import org.openmss.gateway.mss.message.HandshakeResp;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.SecureMethod;

/** MSS_Handshake (TS 102 204, 7.7): both sides say how their messages are to travel. */
@ApplicationScoped
class HandshakeOperation {
    private final AgreeOnSignatures agreeOnSignatures;
    private final Replies replies;

    HandshakeOperation(AgreeOnSignatures agreeOnSignatures, Replies replies) {
        this.agreeOnSignatures = agreeOnSignatures;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, HandshakeReq request) {
        var handshake = agreeOnSignatures.agree(
                provider, HandshakeReqParser.proposal(request), HandshakeReqParser.sentAt(request));
        var agreement = handshake.agreement();
        String id = handshake.id().value();
        var response = replies.to(request, provider, id, new HandshakeResp());
        response.msspTransId = id;
        response.secureMethods = methods(agreement.methods());
        response.matchingMsspCertificates =
                agreement.gatewayCertificates().stream().map(Outcomes::base64).toList();
        response.matchingApCertificates =
                agreement.providerCertificates().stream().map(Outcomes::base64).toList();
        response.matchingSignatureAlgorithms = algorithms(agreement.algorithms());
        return new Answer.Response(response);
    }

    private static SecureMethods methods(Set<SecureMethod> agreed) {
        var methods = new SecureMethods();
        methods.mssSignature = truth(agreed, SecureMethod.SIGNATURE);
        methods.mssRegistration = truth(agreed, SecureMethod.REGISTRATION);
        methods.mssNotification = truth(agreed, SecureMethod.NOTIFICATION);
        methods.mssProfileQuery = truth(agreed, SecureMethod.PROFILE_QUERY);
        methods.mssReceipt = truth(agreed, SecureMethod.RECEIPT);
        methods.mssStatus = truth(agreed, SecureMethod.STATUS);
        return methods;
    }

    private static String truth(Set<SecureMethod> agreed, SecureMethod method) {
        return Boolean.toString(agreed.contains(method));
    }

    private static List<MssUri> algorithms(Set<MessageAlgorithm> agreed) {
        return agreed.stream()
                .sorted()
                .map(MessageAlgorithm::uri)
                .map(MssUri::of)
                .toList();
    }
}
