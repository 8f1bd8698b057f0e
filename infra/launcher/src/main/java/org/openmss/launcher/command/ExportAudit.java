package org.openmss.launcher.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.mesh.MeshFile;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Web;

/** {@code ./mss audit export SERVICE}: the sealed audit log of a service of the running mesh, as a file or on the standard output. */
public final class ExportAudit {
    private static final List<Service> AUDITED =
            List.of(Service.CERTIFICATE_AUTHORITY, Service.REGISTRATION_AUTHORITY, Service.OPERATOR_A);
    private final MssHome home;
    private final PrintStream out;
    private final InstantSource clock;

    public ExportAudit(Settings settings, PrintStream out, InstantSource clock) {
        this.home = MssHome.at(settings.home());
        this.out = out;
        this.clock = clock;
    }

    /** @param to nowhere for the standard output */
    public int run(String title, Optional<Path> to) {
        var service = AUDITED.stream()
                .filter(audited -> audited.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new Obstacle("\"" + title + "\" has no audit trail; those that have: "
                        + AUDITED.stream().map(Service::title).collect(Collectors.joining(", ")) + "."));
        if (!Files.exists(home.meshFile())) {
            throw new Obstacle("No mesh runs in " + home.folder() + ": ./mss up starts one.");
        }
        var mesh = MeshFile.read(home);
        var role = service == Service.CERTIFICATE_AUTHORITY ? "ca-auditor" : "auditor";
        var token = new Tokens(home, clock).issue(role + "@" + service.program());
        var web = Web.trusting(mesh.infrastructureCa()).withToken(token);
        var address = mesh.at(service).https() + "/audit/export";
        to.ifPresentOrElse(file -> toFile(web, address, service, file), () -> download(web, address, out));
        return 0;
    }

    private void toFile(Web web, String address, Service service, Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var draft = Files.createTempFile(
                    folder,
                    ".audit",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                try (var lines = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    download(web, address, lines);
                }
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
        out.println("The audit log of " + service.title() + " as it is sealed now lies in " + file + ".");
        out.println("./mss audit verify " + file + " --key " + home.trust().resolve(service.title() + "-audit.pem"));
    }

    private static void download(Web web, String address, OutputStream to) {
        var end = new End(to);
        web.download(address, end);
        if (!end.isComplete()) {
            throw new Obstacle("The export broke off before its end: see the service's log, and export again.");
        }
    }

    /** Keeps the last octets: an export that was cut off lacks its end line. */
    private static final class End extends FilterOutputStream {
        private static final int KEPT = 40;
        private byte[] last = new byte[0];

        End(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            out.write(octets, from, length);
            byte[] both = Arrays.copyOf(last, last.length + length);
            System.arraycopy(octets, from, both, last.length, length);
            last = Arrays.copyOfRange(both, Math.max(0, both.length - KEPT), both.length);
        }

        boolean isComplete() {
            var tail = new String(last, StandardCharsets.UTF_8);
            return tail.endsWith("}\n") && tail.contains("\n{\"end\":");
        }
    }
}
