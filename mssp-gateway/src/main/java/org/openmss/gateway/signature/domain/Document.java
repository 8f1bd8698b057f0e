package org.openmss.gateway.signature.domain;

import java.util.List;
import java.util.Optional;

/**
 * What is to be signed, and what the user sees of it. A request has one, or several that he signs with one PIN.
 *
 * @param reference the application provider's own name for it, which comes back with its signature
 */
public record Document(DataToBeSigned data, DisplayText display, Optional<String> reference) {
    /** Of a request. */
    public static final int MOST = 10;

    public Document(DataToBeSigned data, DisplayText display) {
        this(data, display, Optional.empty());
    }

    /** The same for the same document, in every process. */
    public List<String> parts() {
        return List.of(data.getClass().getSimpleName(), data.digest().toHex(), display.value(), reference.orElse(""));
    }

    @Override
    public String toString() {
        return "Document[…]";
    }
}
