package org.openmss.bench.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.Pem;

/** {@code openssl ocsp} as a responder for the same CA, with the CA's own responder key and the same certificates in its index file. */
final class OpenSslResponder implements AutoCloseable {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;
    private final Process process;
    private final int port;

    private OpenSslResponder(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static OpenSslResponder start(Authority authority, X509Certificate issuer, List<BigInteger> serials) {
        var folder = authority.folder();
        try {
            var index = folder.resolve("index.txt");
            Files.writeString(
                    index,
                    serials.stream()
                            .map(serial ->
                                    "V\t491231235959Z\t\t" + hex(serial) + "\tunknown\t/CN=" + hex(serial) + "\n")
                            .collect(Collectors.joining()));
            authority.home().write(folder.resolve("issuer.pem"), Pem.of(issuer));
            writeResponder(authority, issuer, folder);
            int port = freePort();
            var process = new ProcessBuilder(
                            "openssl",
                            "ocsp",
                            "-port",
                            Integer.toString(port),
                            "-index",
                            "index.txt",
                            "-CA",
                            "issuer.pem",
                            "-rsigner",
                            "responder.pem",
                            "-rkey",
                            "responder-key.pem",
                            "-ndays",
                            "1",
                            "-multi",
                            "2")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("openssl.log").toFile())
                    .start();
            var responder = new OpenSslResponder(process, port);
            responder.awaitOpen();
            return responder;
        } catch (IOException | GeneralSecurityException e) {
            throw new Obstacle("openssl ocsp cannot be run: " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    private static void writeResponder(Authority authority, X509Certificate issuer, Path folder)
            throws IOException, GeneralSecurityException {
        try (var files = Files.list(authority.keys())) {
            for (var file : files.filter(one -> one.toString().endsWith(".p12")).toList()) {
                var store = authority.keyFile(file);
                var alias = store.aliases().nextElement();
                var certificate = (X509Certificate) store.getCertificate(alias);
                boolean isResponder = certificate.getExtendedKeyUsage() != null
                        && certificate.getExtendedKeyUsage().contains(OCSP_SIGNING)
                        && certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
                if (isResponder) {
                    var key = store.getKey(alias, authority.keyPassword().toCharArray());
                    authority.home().write(folder.resolve("responder.pem"), Pem.of(certificate));
                    authority
                            .home()
                            .write(folder.resolve("responder-key.pem"), Pem.block("PRIVATE KEY", key.getEncoded()));
                    return;
                }
            }
        }
        throw new Obstacle("the CA's responder key was not found in " + authority.keys());
    }

    private static String hex(BigInteger serial) {
        var digits = serial.toString(16).toUpperCase(java.util.Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitOpen() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new Obstacle("openssl ocsp did not open its port");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
