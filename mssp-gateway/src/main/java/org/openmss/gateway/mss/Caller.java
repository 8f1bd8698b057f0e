package org.openmss.gateway.mss;

import java.util.Optional;
import org.openmss.gateway.provider.ApplicationProvider;

/**
 * Who calls, as the door saw it.
 *
 * @param provider named by a TLS client certificate or by HTTP authentication; the message's AP_ID must not say otherwise
 * @param dialect which habits the door's clients have
 * @param requestName names this very request, where the caller's authentication covers all of it: whoever sends it once more gets no second
 *     transaction
 */
public record Caller(Optional<ApplicationProvider> provider, Dialect dialect, Optional<String> requestName) {

    public Caller(Optional<ApplicationProvider> provider, Dialect dialect) {
        this(provider, dialect, Optional.empty());
    }

    /** What is asked of a message differs a little from door to door. */
    public enum Dialect {
        /** AP_Info is there, with AP_PWD, whatever decides. */
        SOAP,
        /** Where the transport has named the caller, AP_Info may be missing or empty; a profile query always gets its extension. */
        JSON
    }
}
