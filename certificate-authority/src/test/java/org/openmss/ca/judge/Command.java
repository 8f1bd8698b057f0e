package org.openmss.ca.judge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** A judge that is a program, in a folder of its own with the certificates in it. */
final class Command {
    private final Path folder;

    Command(Judge.Case matter) throws IOException, CertificateEncodingException {
        this.folder = Files.createTempDirectory("judge");
        pem("leaf.pem", "CERTIFICATE", matter.certificate());
        pem("issuing.pem", "CERTIFICATE", matter.issuing());
        pem("root.pem", "CERTIFICATE", matter.root());
        for (var one : List.of(matter.certificate(), matter.issuing(), matter.root())) {
            file(name(one, matter) + ".der", one.getEncoded());
        }
    }

    private static String name(X509Certificate one, Judge.Case matter) {
        return one.equals(matter.certificate()) ? "leaf" : one.equals(matter.issuing()) ? "issuing" : "root";
    }

    private void pem(String name, String kind, X509Certificate certificate)
            throws IOException, CertificateEncodingException {
        file(name, pem(kind, certificate.getEncoded()));
    }

    private static byte[] pem(String kind, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    void crl(String name, byte[] der) throws IOException, CRLException {
        file(name, pem("X509 CRL", der));
    }

    /** The leaf and what is above it, in one file. */
    void chain(String name) throws IOException {
        file(
                name,
                (Files.readString(folder.resolve("leaf.pem")) + Files.readString(folder.resolve("issuing.pem")))
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void file(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    Path folder() {
        return folder;
    }

    /** What it printed, on either stream. */
    String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** The verdict that the first matching word stands for. */
    static Judge.Verdict read(String said, String good, String revoked, String expired) {
        if (said.contains(revoked)) {
            return Judge.Verdict.REVOKED;
        }
        if (said.contains(expired)) {
            return Judge.Verdict.EXPIRED;
        }
        if (said.contains(good)) {
            return Judge.Verdict.GOOD;
        }
        throw new AssertionError("the judge said neither good, nor revoked, nor expired, but: " + said);
    }
}
