package org.openmss.gateway.signature.store;

import java.util.Map;
import java.util.function.Supplier;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** The failures that a transaction can end with, as they stand in the database. */
final class FailureNames {
    private static final Map<String, Supplier<SignatureFailure>> BY_NAME = Map.of(
            "USER_CANCELLED", SignatureFailure.UserCancelled::new,
            "EXPIRED", SignatureFailure.Expired::new,
            "PIN_BLOCKED", SignatureFailure.PinBlocked::new,
            "NO_KEY", SignatureFailure.NoKey::new,
            "ANOTHER_PROMPT_OPEN", SignatureFailure.AnotherPromptOpen::new,
            "HANDSET_UNREACHABLE", SignatureFailure.HandsetUnreachable::new,
            "CERTIFICATE_REVOKED", SignatureFailure.CertificateRevoked::new,
            "INVALID_SIGNATURE", SignatureFailure.InvalidSignature::new,
            "STATUS_UNAVAILABLE", SignatureFailure.StatusUnavailable::new,
            "CARD_ERROR", SignatureFailure.CardError::new);

    private FailureNames() {}

    static String of(SignatureFailure failure) {
        return switch (failure) {
            case SignatureFailure.UserCancelled cancelled -> "USER_CANCELLED";
            case SignatureFailure.Expired expired -> "EXPIRED";
            case SignatureFailure.PinBlocked blocked -> "PIN_BLOCKED";
            case SignatureFailure.NoKey noKey -> "NO_KEY";
            case SignatureFailure.AnotherPromptOpen open -> "ANOTHER_PROMPT_OPEN";
            case SignatureFailure.HandsetUnreachable unreachable -> "HANDSET_UNREACHABLE";
            case SignatureFailure.CertificateRevoked revoked -> "CERTIFICATE_REVOKED";
            case SignatureFailure.InvalidSignature invalid -> "INVALID_SIGNATURE";
            case SignatureFailure.StatusUnavailable unavailable -> "STATUS_UNAVAILABLE";
            case SignatureFailure.CardError error -> "CARD_ERROR";
            case SignatureFailure.CallersMistake mistake -> throw refusedEarlier(mistake);
            case SignatureFailure.UnknownClient unknown -> throw refusedEarlier(unknown);
            case SignatureFailure.NoCertificate noCertificate -> throw refusedEarlier(noCertificate);
            case SignatureFailure.RegistrationFailed failed -> throw refusedEarlier(failed);
            case SignatureFailure.CertificateOnHold onHold -> throw refusedEarlier(onHold);
        };
    }

    static SignatureFailure parse(String name) {
        var failure = BY_NAME.get(name);
        if (failure == null) {
            throw new IllegalStateException("unknown failure in the database: " + name);
        }
        return failure.get();
    }

    private static IllegalStateException refusedEarlier(SignatureFailure failure) {
        return new IllegalStateException(failure + " is refused before a transaction exists");
    }
}
