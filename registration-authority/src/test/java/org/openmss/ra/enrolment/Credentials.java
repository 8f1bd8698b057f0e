package org.openmss.ra.enrolment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Fresh keys for one test run, laid down as the launcher lays them down: TLS, token issuer, activation, identity. */
public final class Credentials implements QuarkusTestResourceLifecycleManager {
    static final String DIRECTORY = "test.credentials";
    static final String NEIGHBOURS_PORT = "test.neighbours.port";
    static final String PASSWORD = "changeit";

    @Override
    public Map<String, String> start() {
        try {
            return lay(Files.createTempDirectory("registration-authority-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> lay(Path directory)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var ca = ec();
        var foreignCa = ec();
        var caCertificate = certificate("CN=infrastructure", ca, "CN=infrastructure", ca);
        writePem(directory.resolve("trust.pem"), "CERTIFICATE", caCertificate.getEncoded());
        var server = ec();
        writePem(
                directory.resolve("server.crt"),
                "CERTIFICATE",
                certificate("CN=registration-authority", server, "CN=infrastructure", ca)
                        .getEncoded());
        writePem(
                directory.resolve("server.key"),
                "PRIVATE KEY",
                server.getPrivate().getEncoded());
        for (var role : new String[] {"mssp-gateway", "handset-simulator", "ra-officer", "certificate-authority"}) {
            peer(directory.resolve(role + ".p12"), "CN=" + role, "CN=infrastructure", ca);
        }
        peer(directory.resolve("stranger.p12"), "CN=mssp-gateway", "CN=stranger", foreignCa);

        var issuer = ec();
        writePem(
                directory.resolve("issuer.pub"),
                "PUBLIC KEY",
                issuer.getPublic().getEncoded());
        writePem(
                directory.resolve("issuer.key"),
                "PRIVATE KEY",
                issuer.getPrivate().getEncoded());
        writePem(
                directory.resolve("stranger.key"),
                "PRIVATE KEY",
                foreignCa.getPrivate().getEncoded());

        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        var activation = rsa.generateKeyPair();
        writePem(
                directory.resolve("activation.key"),
                "PRIVATE KEY",
                activation.getPrivate().getEncoded());
        writePem(
                directory.resolve("activation.pub"),
                "PUBLIC KEY",
                activation.getPublic().getEncoded());

        var settings = new HashMap<String, String>();
        settings.put(DIRECTORY, directory.toString());
        settings.put(
                "quarkus.tls.mesh.key-store.pem.0.cert",
                directory.resolve("server.crt").toString());
        settings.put(
                "quarkus.tls.mesh.key-store.pem.0.key",
                directory.resolve("server.key").toString());
        settings.put(
                "quarkus.tls.mesh.trust-store.pem.certs",
                directory.resolve("trust.pem").toString());
        settings.put(
                "mp.jwt.verify.publickey.location",
                directory.resolve("issuer.pub").toUri().toString());
        settings.put(
                "mss.activation.private-key",
                directory.resolve("activation.key").toString());
        settings.put("mss.identity.encryption-key", randomKey());
        settings.put("mss.identity.hash-key", randomKey());
        int port = freePort();
        settings.put(NEIGHBOURS_PORT, Integer.toString(port));
        settings.put("mss.certificate-authority.url", "http://127.0.0.1:" + port);
        settings.put("mss.home-mssp.url", "http://127.0.0.1:" + port);
        return settings;
    }

    @Override
    public void stop() {
        // The directory holds nothing that outlives the run, and the system clears its temporary files.
    }

    private static void peer(Path file, String subject, String issuer, KeyPair issuerKey)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var pair = ec();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("peer", (Key) pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
            certificate(subject, pair, issuer, issuerKey)
        });
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static Certificate certificate(String subject, KeyPair pair, String issuer, KeyPair issuerKey)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var now = Instant.now();
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        var builder = new JcaX509v3CertificateBuilder(
                        new X500Name(issuer),
                        new BigInteger(100, new SecureRandom()),
                        Date.from(now.minus(Duration.ofMinutes(5))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        new X500Name(subject),
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, names)
                .addExtension(
                        Extension.basicConstraints, true, new BasicConstraints(subject.equals("CN=infrastructure")));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    }

    private static KeyPair ec() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void writePem(Path file, String type, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
