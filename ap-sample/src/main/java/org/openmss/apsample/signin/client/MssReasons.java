package org.openmss.apsample.signin.client;

import org.openmss.apsample.signin.domain.Reason;

/** The codes of TS 102 204 (and their use in the field), as far as a shop treats them differently. */
final class MssReasons {
    private MssReasons() {}

    static Reason of(int code) {
        return switch (code) {
            case 105 -> Reason.UNKNOWN_NUMBER;
            case 208 -> Reason.EXPIRED;
            case 209 -> Reason.PHONE_NOT_REACHED;
            case 401 -> Reason.REFUSED;
            case 402, 403 -> Reason.PIN_BLOCKED;
            case 404, 422 -> Reason.NO_MOBILE_ID;
            case 406 -> Reason.PHONE_BUSY;
            case 501 -> Reason.REVOKED;
            case 503 -> Reason.NOT_PROVEN;
            default -> Reason.TROUBLE;
        };
    }
}
