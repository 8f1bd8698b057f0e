package org.openmss.gateway.signature.domain;

/** Refuses a request before a transaction exists. */
public final class RefusedException extends RuntimeException {
    private final transient SignatureFailure failure;

    public RefusedException(SignatureFailure failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
        this.failure = failure;
    }

    public SignatureFailure failure() {
        return failure;
    }
}
