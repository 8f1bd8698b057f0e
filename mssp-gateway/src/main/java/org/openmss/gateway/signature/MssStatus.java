package org.openmss.gateway.signature;

import java.util.Optional;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SubCode;

/** The status and fault codes of TS 102 204 (annexes B and C) that this gateway produces, each once. */
public enum MssStatus {
    REQUEST_OK(100, Kind.STATUS),
    WRONG_PARAM(101, Kind.SENDER_FAULT),
    MISSING_PARAM(102, Kind.SENDER_FAULT),
    WRONG_DATA_LENGTH(103, Kind.SENDER_FAULT),
    UNAUTHORIZED_ACCESS(104, Kind.SENDER_FAULT),
    UNKNOWN_CLIENT(105, Kind.SENDER_FAULT),
    INAPPROPRIATE_DATA(107, Kind.SENDER_FAULT),
    INCOMPATIBLE_INTERFACE(108, Kind.SENDER_FAULT),
    UNSUPPORTED_PROFILE(109, Kind.RECEIVER_FAULT),
    EXPIRED_TRANSACTION(208, Kind.RECEIVER_FAULT),
    OTA_ERROR(209, Kind.RECEIVER_FAULT),
    USER_CANCEL(401, Kind.RECEIVER_FAULT),
    PIN_NR_BLOCKED(402, Kind.RECEIVER_FAULT),
    NO_KEY_FOUND(404, Kind.RECEIVER_FAULT),
    NO_URL_FOUND(405, Kind.RECEIVER_FAULT),
    PB_SIGNATURE_PROCESS(406, Kind.RECEIVER_FAULT),
    REGISTRATION_NOK(407, Kind.RECEIVER_FAULT),
    REGISTRATION_OK(408, Kind.STATUS),
    NO_CERT_FOUND(422, Kind.RECEIVER_FAULT),
    CRL_PB(423, Kind.RECEIVER_FAULT),
    REVOKED_CERTIFICATE(501, Kind.STATUS),
    VALID_SIGNATURE(502, Kind.STATUS),
    INVALID_SIGNATURE(503, Kind.STATUS),
    OUTSTANDING_TRANSACTION(504, Kind.STATUS),
    INTERNAL_ERROR(900, Kind.RECEIVER_FAULT);

    /** Where a code appears: in the status of a normal response, or as a fault that blames the sender or the receiver. */
    public enum Kind {
        STATUS,
        SENDER_FAULT,
        RECEIVER_FAULT
    }

    private final int code;
    private final Kind kind;

    MssStatus(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    public int code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** The code for a failure; nowhere else are failures turned into codes. */
    public static MssStatus of(SignatureFailure failure) {
        return switch (failure) {
            case SignatureFailure.WrongParameter wrong -> WRONG_PARAM;
            case SignatureFailure.MissingParameter missing -> MISSING_PARAM;
            case SignatureFailure.WrongDataLength length -> WRONG_DATA_LENGTH;
            case SignatureFailure.InappropriateData data -> INAPPROPRIATE_DATA;
            case SignatureFailure.Unauthorized unauthorized -> UNAUTHORIZED_ACCESS;
            case SignatureFailure.IncompatibleInterface version -> INCOMPATIBLE_INTERFACE;
            case SignatureFailure.UnsupportedProfile profile -> UNSUPPORTED_PROFILE;
            case SignatureFailure.NoUrl noUrl -> NO_URL_FOUND;
            case SignatureFailure.UserCancelled cancelled -> USER_CANCEL;
            case SignatureFailure.UnknownClient unknown -> UNKNOWN_CLIENT;
            case SignatureFailure.Expired expired -> EXPIRED_TRANSACTION;
            case SignatureFailure.PinBlocked blocked -> PIN_NR_BLOCKED;
            case SignatureFailure.NoKey noKey -> NO_KEY_FOUND;
            case SignatureFailure.NoCertificate noCertificate -> NO_CERT_FOUND;
            case SignatureFailure.CertificateOnHold onHold -> NO_CERT_FOUND;
            case SignatureFailure.RegistrationFailed failed -> REGISTRATION_NOK;
            case SignatureFailure.AnotherPromptOpen open -> PB_SIGNATURE_PROCESS;
            case SignatureFailure.HandsetUnreachable unreachable -> OTA_ERROR;
            case SignatureFailure.CertificateRevoked revoked -> REVOKED_CERTIFICATE;
            case SignatureFailure.InvalidSignature invalid -> INVALID_SIGNATURE;
            case SignatureFailure.StatusUnavailable unavailable -> CRL_PB;
            case SignatureFailure.CardError error -> INTERNAL_ERROR;
        };
    }

    public static MssStatus of(SignatureTransaction transaction) {
        return switch (transaction) {
            case SignatureTransaction.AwaitingUser awaiting -> OUTSTANDING_TRANSACTION;
            case SignatureTransaction.Signed signed -> VALID_SIGNATURE;
            case SignatureTransaction.Failed failed -> of(failed.why());
        };
    }

    /** The finer code below it, where there is one; nowhere else are failures turned into these. */
    public static Optional<SubCode> subCode(SignatureFailure failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case SignatureFailure.WrongParameter wrong -> wrong.subCode();
                    case SignatureFailure.MissingParameter missing -> missing.subCode();
                    case SignatureFailure.Unauthorized unauthorized -> unauthorized.subCode();
                    case SignatureFailure.WrongDataLength length -> null;
                    case SignatureFailure.InappropriateData data -> null;
                    case SignatureFailure.IncompatibleInterface version -> null;
                    case SignatureFailure.UnsupportedProfile profile -> null;
                    case SignatureFailure.NoUrl noUrl -> null;
                    case SignatureFailure.UserCancelled cancelled -> SubCode.CANCELLED_BY_USER;
                    case SignatureFailure.UnknownClient unknown -> SubCode.UNKNOWN_ID;
                    case SignatureFailure.Expired expired -> SubCode.USER_TIMEOUT;
                    case SignatureFailure.PinBlocked blocked -> SubCode.PIN_BLOCKED;
                    case SignatureFailure.NoKey noKey -> SubCode.KEY_NOT_FOUND;
                    case SignatureFailure.NoCertificate noCertificate -> null;
                    case SignatureFailure.CertificateOnHold onHold -> null;
                    case SignatureFailure.RegistrationFailed failed -> SubCode.REGISTRATION_FAILED_ON_SERVER;
                    case SignatureFailure.AnotherPromptOpen open -> null;
                    case SignatureFailure.HandsetUnreachable unreachable -> SubCode.CARD_NOT_FOUND;
                    case SignatureFailure.CertificateRevoked revoked -> null;
                    case SignatureFailure.InvalidSignature invalid -> null;
                    case SignatureFailure.StatusUnavailable unavailable -> null;
                    case SignatureFailure.CardError error -> SubCode.SIM_APPLICATION_ERROR;
                });
    }

    /** A sentence that helps the application provider's developer. */
    public static String explain(SignatureFailure failure) {
        return switch (failure) {
            case SignatureFailure.WrongParameter wrong -> wrong.what();
            case SignatureFailure.MissingParameter missing -> missing.what();
            case SignatureFailure.WrongDataLength length -> length.what();
            case SignatureFailure.InappropriateData data -> data.what();
            case SignatureFailure.Unauthorized unauthorized -> unauthorized.what();
            case SignatureFailure.IncompatibleInterface version -> "send MajorVersion 1 and MinorVersion 1";
            case SignatureFailure.UnsupportedProfile profile ->
                "this user has no key for this profile; the profiles are authentication and signature";
            case SignatureFailure.NoUrl noUrl ->
                "no certificate is found by its address here; refer to the key by issuer or by hash";
            case SignatureFailure.UserCancelled cancelled -> "the user refused on the phone";
            case SignatureFailure.UnknownClient unknown ->
                "no user here has this number; check it, with + and country code";
            case SignatureFailure.Expired expired -> "the user did not answer in time; ask again when he is ready";
            case SignatureFailure.PinBlocked blocked ->
                "the signing PIN is blocked after three wrong ones; the user has to see his operator";
            case SignatureFailure.NoKey noKey -> "the user has not finished his registration";
            case SignatureFailure.NoCertificate noCertificate ->
                "the user's certificate was revoked or has run out; he has to register again in person";
            case SignatureFailure.CertificateOnHold onHold ->
                "the user's certificate is on hold for now; he has to see his operator";
            case SignatureFailure.RegistrationFailed failed -> failed.what();
            case SignatureFailure.AnotherPromptOpen open -> "another request is open on this phone; wait for its end";
            case SignatureFailure.HandsetUnreachable unreachable -> "the phone could not be reached; try later";
            case SignatureFailure.CertificateRevoked revoked ->
                "the certificate was revoked; do not rely on any signature";
            case SignatureFailure.InvalidSignature invalid -> "the signature did not stand the check";
            case SignatureFailure.StatusUnavailable unavailable ->
                "the certificate's status could not be learnt, so nothing was released; try later";
            case SignatureFailure.CardError error -> "the card's application answered with an error; try later";
        };
    }
}
