package org.openmss.launcher.mesh;

import org.openmss.launcher.home.ProviderIdentity;

/** An application provider that the mesh knows, with what it signs in with. */
public record ApplicationProvider(
        String apId, String name, String password, String hmacKey, ProviderIdentity identity, Service operator) {

    @Override
    public String toString() {
        return "ApplicationProvider[" + apId + "]";
    }
}
