package org.openmss.apsample.signin.rest;

import org.openmss.apsample.signin.domain.Reason;

/** What a person is told: what happened, and what to do next. */
final class Sentences {
    private Sentences() {}

    static String what(Reason reason) {
        return switch (reason) {
            case REFUSED -> "You refused on your phone.";
            case EXPIRED -> "Nobody answered on the phone in time.";
            case UNKNOWN_NUMBER -> "This number is not known to the mobile signature service.";
            case NO_MOBILE_ID -> "This number has no valid mobile identity.";
            case PHONE_BUSY -> "Your phone is already asking you something else.";
            case PHONE_NOT_REACHED -> "Your phone could not be reached.";
            case PIN_BLOCKED -> "Your signing PIN is blocked.";
            case REVOKED -> "Your certificate has been revoked.";
            case NOT_PROVEN -> "The answer that reached us is not a valid signature of our question.";
            case TROUBLE -> "Something does not work just now; it is not your fault.";
        };
    }

    static String next(Reason reason) {
        return switch (reason) {
            case REFUSED -> "If it was not you who began this, refusing was right. Nobody was signed in.";
            case EXPIRED -> "Have your phone at hand and try again.";
            case UNKNOWN_NUMBER -> "Check the number, or ask your operator for a mobile identity.";
            case NO_MOBILE_ID, PIN_BLOCKED, REVOKED -> "Your operator can give you a new one.";
            case PHONE_BUSY -> "Answer what is on its screen, then try again.";
            case PHONE_NOT_REACHED -> "Switch it on, wait for the network, then try again.";
            case NOT_PROVEN -> "Nobody was signed in. If this happens again, please tell us.";
            case TROUBLE -> "Please try again in a few minutes.";
        };
    }
}
