package org.openmss.gateway.subscriber.domain;

import java.util.Optional;
import java.util.Set;
import org.openmss.kernel.KeyPurpose;

/**
 * What a user wants not to happen on his phone.
 *
 * @param noSpamCode requests without it are refused
 * @param blocked all requests are refused
 * @param blockedProfiles requests for these are refused
 * @param blockedProviders requests of these application providers are refused, by AP_ID
 */
public record Preferences(
        Optional<NoSpamCode> noSpamCode,
        boolean blocked,
        Set<KeyPurpose> blockedProfiles,
        Set<String> blockedProviders) {

    public Preferences {
        blockedProfiles = Set.copyOf(blockedProfiles);
        blockedProviders = Set.copyOf(blockedProviders);
    }

    /** Whoever has said nothing wants no limits. */
    public static Preferences none() {
        return new Preferences(Optional.empty(), false, Set.of(), Set.of());
    }

    /** Whether the user is willing to be asked by this application provider for anything at all. */
    public boolean admits(String apId) {
        return !blocked && !blockedProviders.contains(apId);
    }
}
