package org.openmss.launcher.command;

import org.openmss.launcher.mesh.MeshFile;

/** Where everything listens, as one tidy table. */
final class AddressTable {
    private static final String ROW = "  %-24s %-24s %-24s %s%n";
    private final MeshFile mesh;

    AddressTable(MeshFile mesh) {
        this.mesh = mesh;
    }

    String text() {
        var table = new StringBuilder(String.format(ROW, "service", "HTTP", "HTTPS", "health and metrics"));
        mesh.services()
                .forEach((service, at) -> table.append(
                        String.format(ROW, service.title(), at.url(), at.https(), at.management() + "/q/health")));
        return table.toString();
    }
}
