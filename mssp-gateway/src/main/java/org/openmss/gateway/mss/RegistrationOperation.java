package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.openmss.gateway.mss.message.RegistrationReq;
import org.openmss.gateway.mss.message.RegistrationResp;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.gateway.subscriber.AcceptCertificates;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;

/**
 * MSS_Registration (TS 102 204, 7.4), for those whose contract allows it: a registration authority that speaks TS 102 204 asks for the
 * public key that a user's SIM has made, and hands over the certificate for it. By whom the user and his SIM are brought together
 * before, and with which proofs, is beyond this message; here that is the registration authority's own door.
 */
@ApplicationScoped
class RegistrationOperation {
    private final SubscriberDirectory directory;
    private final AcceptCertificates acceptCertificates;
    private final Replies replies;

    RegistrationOperation(SubscriberDirectory directory, AcceptCertificates acceptCertificates, Replies replies) {
        this.directory = directory;
        this.acceptCertificates = acceptCertificates;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, RegistrationReq request) {
        if (!provider.registers()) {
            throw new RefusedException(new SignatureFailure.Unauthorized(
                    "the contract does not allow to register users", SubCode.SERVICE_NOT_ALLOWED));
        }
        if (request.encryptedData != null || request.encryptResponseBy != null) {
            throw Fields.wrong("encrypted registration data is not taken; send the certificate in X509Certificate");
        }
        if (request.certificateUri != null) {
            throw new RefusedException(new SignatureFailure.NoUrl());
        }
        String msisdn = SignatureReqParser.msisdn(request.mobileUser);
        var subscriber = directory
                .find(Fields.parse("MSISDN", msisdn, Msisdn::parse))
                .orElseThrow(() -> new RefusedException(new SignatureFailure.UnknownClient()));
        var response = replies.to(request, provider, "-", new RegistrationResp());
        if (request.x509Certificate == null) {
            response.status = Replies.status(MssStatus.REQUEST_OK);
            response.publicKey = reportedKey(subscriber).toBase64();
        } else {
            register(
                    subscriber, Fields.parse("X509Certificate", request.x509Certificate, RegistrationOperation::chain));
            response.status = Replies.status(MssStatus.REGISTRATION_OK);
        }
        return new Answer.Response(response);
    }

    /** The message has room for one key: that of the signature, or else the other one. */
    private static Bytes reportedKey(Subscriber subscriber) {
        if (subscriber instanceof Subscriber.PendingKey pending) {
            var keys = pending.reportedKeys();
            var key = keys.getOrDefault(KeyPurpose.SIGNATURE, keys.get(KeyPurpose.AUTHENTICATION));
            if (key != null) {
                return key;
            }
            throw new RefusedException(new SignatureFailure.NoKey());
        }
        throw failed("this registration has ended; its key has a certificate, or was revoked");
    }

    private void register(Subscriber subscriber, List<X509Certificate> chain) {
        var key = Bytes.of(chain.getFirst().getPublicKey().getEncoded());
        var purpose = subscriber instanceof Subscriber.PendingKey pending
                ? pending.reportedKeys().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(key))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(KeyPurpose.SIGNATURE)
                : KeyPurpose.SIGNATURE;
        switch (acceptCertificates.accept(subscriber.identity().registrationId(), Map.of(purpose, chain))) {
            case ACTIVE -> {}
            case UNKNOWN_SUBSCRIBER -> throw new RefusedException(new SignatureFailure.UnknownClient());
            case FOREIGN_KEY -> throw failed("the certificate's key is not the one that this SIM has made");
            case UNTRUSTED_CHAIN -> throw failed("the certificate has no path to a root that is trusted here");
            case NOT_PENDING -> throw failed("this subscriber is not waiting for a certificate");
        }
    }

    /** One certificate, or several as PKCS#7 or one after the other, the user's first. */
    private static List<X509Certificate> chain(String base64) {
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(Bytes.ofBase64(base64).toArray()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there is no certificate in it");
            }
            return found;
        } catch (CertificateException noCertificate) {
            throw new IllegalArgumentException("a certificate in base64 is expected, or PKCS#7", noCertificate);
        }
    }

    private static RefusedException failed(String why) {
        return new RefusedException(new SignatureFailure.RegistrationFailed(why));
    }
}
