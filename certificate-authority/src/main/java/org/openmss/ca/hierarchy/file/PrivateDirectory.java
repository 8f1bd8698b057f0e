package org.openmss.ca.hierarchy.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.PublicFolder;
import org.openmss.kernel.Bytes;

/** The directory of the key files. A file appears whole or not at all; keys are readable by the service's user alone. */
@Singleton
class PrivateDirectory implements PublicFolder {
    private static final int PEM_LINE = 64;
    private final Path path;

    PrivateDirectory(HierarchyConfig config) {
        this.path = config.keys().directory();
    }

    Path path() {
        return path;
    }

    void write(Path file, byte[] content) throws IOException {
        create(path, "rwx------");
        write(file, content, "rw-------");
    }

    @Override
    public void publish(AuthorityName authority, Bytes certificate) {
        var encoder = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        String pem = "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.toArray())
                + "\n-----END CERTIFICATE-----\n";
        Path folder = path.resolve("public");
        try {
            create(folder, "rwxr-xr-x");
            write(folder.resolve(authority + ".pem"), pem.getBytes(StandardCharsets.US_ASCII), "rw-r--r--");
        } catch (IOException failed) {
            throw new IllegalStateException("cannot write the CA certificates to " + folder, failed);
        }
    }

    private static void create(Path folder, String mode) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            setMode(folder, mode);
        }
    }

    private static void write(Path file, byte[] content, String mode) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".draft");
        Files.write(draft, content);
        setMode(draft, mode);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void setMode(Path path, String mode) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
