package org.openmss.gateway.signature.domain;

/**
 * Finer codes below those of TS 102 204, as the application guideline of FiCom lists them; clients far beyond Finland read them. Those
 * that this gateway has a cause for.
 */
public enum SubCode {
    INVALID_NOSPAM_CODE(1011),
    MISSING_NOSPAM_CODE(1012),
    ILLEGAL_MESSAGING_MODE(1013),
    UNKNOWN_ADDITIONAL_SERVICE(1014),
    DTBD_NOT_SUPPORTED(1015),
    MIME_TYPE_OR_ENCODING_UNSUPPORTED(1016),
    MSS_FORMAT_UNSUPPORTED(1017),
    DTBD_MISSING(1021),
    DTBS_MISSING(1022),
    USER_DISABLED_PROFILE(1041),
    USER_DISABLED_SERVICE(1042),
    PROFILE_NOT_ALLOWED(1044),
    SERVICE_NOT_ALLOWED(1045),
    MALFORMED_ID(1051),
    UNKNOWN_ID(1052),
    USER_TIMEOUT(2082),
    CARD_NOT_FOUND(2092),
    CANCELLED_BY_USER(4011),
    PIN_BLOCKED(4021),
    KEY_NOT_FOUND(4041),
    REGISTRATION_FAILED_ON_SERVER(4072),
    SERVER_ERROR(9002),
    SIM_APPLICATION_ERROR(9003);

    private final int code;

    SubCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
