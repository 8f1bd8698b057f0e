package org.openmss.ra.enrolment.rest;

import org.openmss.doors.Problem;
import org.openmss.ra.enrolment.domain.Refusal;

/** The one place that turns refusals into problem documents. */
final class Refusals {
    private static final String NOT_ENROLLED = "The person was not registered";
    private static final String KEYS_NOT_ACCEPTED = "The keys were not accepted";
    private static final String NOT_CHANGED = "The registration was not changed";
    private static final String UNDER_WAY = "Recorded, and not finished yet";

    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.TermsNotAccepted why ->
                Problem.of(422, "terms-not-accepted", NOT_ENROLLED, "the person must accept the terms first");
            case Refusal.DocumentExpired why ->
                Problem.of(422, "document-expired", NOT_ENROLLED, "a document that is valid today is needed");
            case Refusal.DocumentConflict why ->
                Problem.of(
                        409,
                        "document-conflict",
                        NOT_ENROLLED,
                        "this document was presented before with another date of birth; look at it again");
            case Refusal.NumberAlreadyBound why ->
                Problem.of(
                        409,
                        "number-already-bound",
                        NOT_ENROLLED,
                        "this number belongs to another registration; revoke that one first, or correct the number");
            case Refusal.SimAlreadyBound why ->
                Problem.of(
                        409,
                        "sim-already-bound",
                        NOT_ENROLLED,
                        "this SIM belongs to another registration; revoke that one first, or correct the ICCID");
            case Refusal.RegistrationFailed why -> failed(why);
            case Refusal.PhoneNotAsked why ->
                Problem.of(
                                503,
                                "phone-not-asked",
                                UNDER_WAY,
                                "the person is registered, but the operator gave no answer; issue a new activation code later")
                        .with("id", why.id().toString());
            case Refusal.PhoneBusy why ->
                Problem.of(
                                409,
                                "phone-busy",
                                UNDER_WAY,
                                "the person is registered, but another dialogue is open on the phone; issue a new activation"
                                        + " code when it is closed")
                        .with("id", why.id().toString());
            case Refusal.UnknownRegistration why ->
                Problem.of(404, "unknown-registration", "There is nothing here", "no registration has this id");
            case Refusal.NotWaitingForKeys why ->
                Problem.of(
                        409,
                        "not-waiting-for-keys",
                        NOT_CHANGED,
                        "only a registration in state PENDING_KEY whose phone has not answered yet takes a new code");
            case Refusal.RevocationUnfinished why ->
                Problem.of(
                        503,
                        "revocation-unfinished",
                        UNDER_WAY,
                        "the revocation stands and goes on by itself; not every neighbour has answered yet");
            case Refusal.WrongActivationCode why ->
                Problem.of(
                                403,
                                "wrong-activation-code",
                                KEYS_NOT_ACCEPTED,
                                "this is not the code that the officer told; each try counts")
                        .with("triesLeft", why.triesLeft());
            case Refusal.ActivationCodeExpired why ->
                Problem.of(
                        410,
                        "activation-code-expired",
                        KEYS_NOT_ACCEPTED,
                        "the code's time is over or its tries are spent; an officer issues a new one");
            case Refusal.BadProof why -> Problem.of(422, "bad-proof", KEYS_NOT_ACCEPTED, why.why());
            case Refusal.OtherKeysAccepted why ->
                Problem.of(
                        409,
                        "other-keys-accepted",
                        KEYS_NOT_ACCEPTED,
                        "other keys were accepted for this registration before; they do not change");
            case Refusal.RegistrationEnded why ->
                Problem.of(
                        409,
                        "registration-ended",
                        KEYS_NOT_ACCEPTED,
                        "this registration failed or was revoked; the person registers again");
            case Refusal.CertificationUnfinished why ->
                Problem.of(
                        503,
                        "certification-unfinished",
                        UNDER_WAY,
                        "the keys are accepted and will be certified; send the same again to hear of it");
        };
    }

    private static Problem failed(Refusal.RegistrationFailed why) {
        var problem = switch (why.failure()) {
            case NUMBER_OR_SIM_TAKEN ->
                Problem.of(
                        409,
                        why.failure().wireName(),
                        NOT_ENROLLED,
                        "the operator has another live subscriber with this number or SIM");
            case UNKNOWN_SIM ->
                Problem.of(
                        422,
                        why.failure().wireName(),
                        NOT_ENROLLED,
                        "the operator reaches no SIM with this ICCID; correct it, or give the person another card");
            case CERTIFICATE_REFUSED, CERTIFICATES_NOT_ACCEPTED ->
                Problem.of(
                        409,
                        why.failure().wireName(),
                        NOT_CHANGED,
                        "the registration failed, and its certificates are revoked; the person registers again");
        };
        return problem.with("id", why.id().toString());
    }
}
