package org.openmss.gateway.provider;

import java.time.Instant;
import java.util.Set;
import org.openmss.kernel.KeyPurpose;

/**
 * An application provider under contract.
 *
 * @param seesRefusals whether it is told that a user does not want its requests; else he looks like an unknown number
 * @param registers whether it may hand over certificates for subscribers' keys (MSS_Registration), as a registration authority does
 * @param name what phones show as the asking party: from the contract, never from a request
 */
public record ApplicationProvider(
        String apId,
        String name,
        Set<KeyPurpose> profiles,
        boolean seesRefusals,
        boolean registers,
        Instant createdAt) {

    public ApplicationProvider {
        profiles = Set.copyOf(profiles);
    }

    public boolean mayUse(KeyPurpose profile) {
        return profiles.contains(profile);
    }
}
