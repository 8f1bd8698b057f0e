package org.openmss.gateway.signature.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;

/** A transaction as a JSON caller sees it: an outcome that the specification knows is a state under HTTP 200. */
@ApplicationScoped
class SignatureViews {
    private final SubscriberDirectory directory;

    SignatureViews(SubscriberDirectory directory) {
        this.directory = directory;
    }

    record View(
            String id,
            String apTransactionId,
            String state,
            String verificationCode,
            Instant expiresAt,
            SignatureProblems.Code mssStatus,
            @Nullable String detail,
            @Nullable SignatureValue signature,
            @Nullable List<String> certificates) {}

    record SignatureValue(String format, String value) {}

    View of(SignatureTransaction transaction) {
        var order = transaction.order();
        var signed = transaction instanceof SignatureTransaction.Signed done ? done : null;
        return new View(
                order.id().value(),
                order.apTransactionId().value(),
                state(transaction),
                order.verificationCode().value(),
                order.expiresAt(),
                SignatureProblems.Code.of(MssStatus.of(transaction)),
                transaction instanceof SignatureTransaction.Failed failed ? MssStatus.explain(failed.why()) : null,
                signed == null
                        ? null
                        : new SignatureValue(
                                name(order.format()), signed.signature().toBase64()),
                signed == null ? null : certificates(signed));
    }

    /** As {@code POST /v1/signatures} takes it. */
    private static String name(SignatureFormat format) {
        return switch (format) {
            case CMS -> "CMS";
            case PKCS1 -> "PKCS1";
            case CADES_T -> "CAdES-T";
            case CADES_LT -> "CAdES-LT";
            case PADES -> "PAdES";
            case XADES -> "XAdES-B";
        };
    }

    private List<String> certificates(SignatureTransaction.Signed signed) {
        return directory.chain(signed.order().certificateId()).stream()
                .map(SignatureViews::base64)
                .toList();
    }

    private static String state(SignatureTransaction transaction) {
        return switch (transaction) {
            case SignatureTransaction.AwaitingUser awaiting -> "PENDING";
            case SignatureTransaction.Signed signed -> "SIGNED";
            case SignatureTransaction.Failed failed ->
                switch (failed.why()) {
                    case SignatureFailure.UserCancelled cancelled -> "REFUSED";
                    case SignatureFailure.Expired expired -> "EXPIRED";
                    case SignatureFailure.CallersMistake mistake -> "FAILED";
                    case SignatureFailure.SubscribersMeans means -> "FAILED";
                    case SignatureFailure.OurTrouble trouble -> "FAILED";
                };
        };
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }
}
