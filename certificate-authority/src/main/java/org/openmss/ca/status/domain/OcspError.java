package org.openmss.ca.status.domain;

/** Why a request gets no status (RFC 6960, 4.2.1). */
public enum OcspError {
    MALFORMED_REQUEST(1),
    INTERNAL_ERROR(2),
    TRY_LATER(3),
    UNAUTHORIZED(6);

    private final int code;

    OcspError(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
