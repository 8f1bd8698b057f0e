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
 * @param signedMethods whose messages travel signed, as its handshake agreed (TS 102 204, 6.6)
 */
public record ApplicationProvider(
        String apId,
        String name,
        Set<KeyPurpose> profiles,
        boolean seesRefusals,
        boolean registers,
        Set<SecureMethod> signedMethods,
        Instant createdAt) {

    public ApplicationProvider {
        profiles = Set.copyOf(profiles);
        signedMethods = Set.copyOf(signedMethods);
    }

    public boolean mayUse(KeyPurpose profile) {
        return profiles.contains(profile);
    }

    public boolean signs(SecureMethod method) {
        return signedMethods.contains(method);
    }
}
