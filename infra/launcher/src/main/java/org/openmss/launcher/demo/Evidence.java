package org.openmss.launcher.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.Pem;

/** The files of the story: documents, signatures, certificates. They stay, so that anybody can judge them again. */
public final class Evidence {
    private final Path folder;

    public Evidence(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Obstacle.of(folder, e);
        }
    }

    public Path folder() {
        return folder;
    }

    Path keep(String name, byte[] content) {
        var file = folder.resolve(name);
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    Path keepBase64(String name, String content) {
        return keep(name, Base64.getDecoder().decode(content));
    }

    /** Keeps a certificate as PEM, however it came. */
    Path keepCertificate(String name, byte[] der) {
        try {
            return keep(name, Pem.of(Pem.certificate(der)).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new NotAsItShouldBe(name + " is no certificate: " + e.getMessage());
        }
    }

    void copy(String name, Path original) {
        try {
            keep(name, Files.readAllBytes(original));
        } catch (IOException e) {
            throw Obstacle.of(original, e);
        }
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw Obstacle.of(folder.resolve(name), e);
        }
    }
}
