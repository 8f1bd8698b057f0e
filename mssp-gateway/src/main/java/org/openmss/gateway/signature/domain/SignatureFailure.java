package org.openmss.gateway.signature.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no signature: the outcomes that TS 102 204 knows. Four families: {@link CallersMistake} (correct the request),
 * {@link SubscribersChoice} (ask the user), {@link SubscribersMeans} (the user needs help, or time), {@link OurTrouble} (try later).
 */
public sealed interface SignatureFailure {

    sealed interface CallersMistake extends SignatureFailure {}

    sealed interface SubscribersChoice extends SignatureFailure {}

    sealed interface SubscribersMeans extends SignatureFailure {}

    sealed interface OurTrouble extends SignatureFailure {}

    /** A text that cannot be shown: too long or empty is 103, a character that no phone shows is 107. */
    static CallersMistake of(DisplayText.Unshowable unshowable) {
        return switch (unshowable.fault()) {
            case EMPTY, TOO_LONG -> new WrongDataLength(unshowable.reason());
            case CANNOT_BE_SHOWN -> new InappropriateData(unshowable.reason());
        };
    }

    /** Correct the parameter that the text names. */
    record WrongParameter(String what, @Nullable SubCode subCode) implements CallersMistake {
        public WrongParameter(String what) {
            this(what, null);
        }
    }

    /** Add the parameter that the text names. */
    record MissingParameter(String what, @Nullable SubCode subCode) implements CallersMistake {
        public MissingParameter(String what) {
            this(what, null);
        }
    }

    /** Shorten the text. */
    record WrongDataLength(String what) implements CallersMistake {}

    /** Use only characters and types that a phone can show. */
    record InappropriateData(String what) implements CallersMistake {}

    /** Use the AP_ID, the credentials and the profiles of the contract. */
    record Unauthorized(String what, @Nullable SubCode subCode) implements CallersMistake {
        public Unauthorized(String what) {
            this(what, null);
        }
    }

    /** Send version 1.1 messages. */
    record IncompatibleInterface() implements CallersMistake {}

    /** Ask for a profile that exists. */
    record UnsupportedProfile() implements CallersMistake {}

    /** A key cannot be chosen by the address of its certificate here; choose by issuer or by hash. */
    record NoUrl() implements CallersMistake {}

    /** The user said no; ask him why. */
    record UserCancelled() implements SubscribersChoice {}

    /** Nobody with this number is a user here; check the number. */
    record UnknownClient() implements SubscribersMeans {}

    /** The user did not answer in time; ask again when he is ready. */
    record Expired() implements SubscribersMeans {}

    /** Three wrong PINs; the user has to see his operator. */
    record PinBlocked() implements SubscribersMeans {}

    /** The SIM has no key for this purpose yet; the user has to finish his registration. */
    record NoKey() implements SubscribersMeans {}

    /** The certificate was revoked or has run out; the user has to register again. */
    record NoCertificate() implements SubscribersMeans {}

    /** The certificate is on hold for now; ask the user to see his operator, and ask again later. */
    record CertificateOnHold() implements SubscribersMeans {}

    /** A registration that cannot be completed as it was asked for; the text says why. */
    record RegistrationFailed(String what) implements SubscribersMeans {}

    /** Another request is open on this phone; wait for its end. */
    record AnotherPromptOpen() implements SubscribersMeans {}

    /** The phone could not be reached; try later. */
    record HandsetUnreachable() implements SubscribersMeans {}

    /** The certificate was found revoked when the signature came back; there is no signature to rely upon. */
    record CertificateRevoked() implements SubscribersMeans {}

    /** The signature, the chain or the validity period did not stand the check; there is no signature to rely upon. */
    record InvalidSignature() implements OurTrouble {}

    /** The certificate's status could not be learnt; try later. */
    record StatusUnavailable() implements OurTrouble {}

    /** The card's application answered with an error; try later. */
    record CardError() implements OurTrouble {}
}
