package org.openmss.ra.enrolment.domain;

import org.openmss.kernel.RegistrationId;

/** Why a call was not followed. Each says what the caller should do next. */
public sealed interface Refusal {

    // --- the officer's desk ---

    /** The person must accept the terms first. */
    record TermsNotAccepted() implements Refusal {}

    /** Ask for a document that is still valid. */
    record DocumentExpired() implements Refusal {}

    /** Look at the document again: it was presented before with another date of birth. */
    record DocumentConflict() implements Refusal {}

    /** Revoke the other registration first, or correct the number. */
    record NumberAlreadyBound() implements Refusal {}

    /** Revoke the other registration first, or correct the ICCID. */
    record SimAlreadyBound() implements Refusal {}

    /** A neighbour said no: the registration failed. Correct what the failure names and register again. */
    record RegistrationFailed(RegistrationId id, Failure failure) implements Refusal {}

    /** The registration stands, but the phone was not asked. Issue a new activation code later. */
    record PhoneNotAsked(RegistrationId id) implements Refusal {}

    /** The registration stands, but another dialogue is open on the phone. Issue a new activation code when it is closed. */
    record PhoneBusy(RegistrationId id) implements Refusal {}

    /** There is no such registration. */
    record UnknownRegistration() implements Refusal {}

    /** The keys are already there: no activation code is of use. */
    record NotWaitingForKeys() implements Refusal {}

    /** The revocation is on record and goes on by itself; not all neighbours have heard yet. */
    record RevocationUnfinished() implements Refusal {}

    // --- the home MSSP's door ---

    /** The person types the code again. */
    record WrongActivationCode(int triesLeft) implements Refusal {}

    /** The person asks the officer for a new code. */
    record ActivationCodeExpired() implements Refusal {}

    /** These keys are not for this registration and card, or were exchanged on the way. */
    record BadProof(String why) implements Refusal {}

    /** Other keys were accepted before; a card does not change its keys. */
    record OtherKeysAccepted() implements Refusal {}

    /** The registration failed or was revoked. */
    record RegistrationEnded() implements Refusal {}

    /** The keys are accepted and will be certified; say the same again to hear of it. */
    record CertificationUnfinished() implements Refusal {}
}
