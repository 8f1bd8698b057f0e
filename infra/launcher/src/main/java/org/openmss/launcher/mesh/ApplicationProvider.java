package org.openmss.launcher.mesh;

/** An application provider that the mesh knows, with what it signs in with. */
public record ApplicationProvider(String apId, String name, String password, Service operator) {

    @Override
    public String toString() {
        return "ApplicationProvider[" + apId + "]";
    }
}
