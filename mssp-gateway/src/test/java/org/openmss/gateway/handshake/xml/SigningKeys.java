package org.openmss.gateway.handshake.xml;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.openmss.gateway.handshake.MessageSigningConfig;

/** Keys with certificates, made for a test, and the files that settings name them by. */
record SigningKeys(KeyPair keys, X509Certificate certificate) {
    static final String PASSWORD = "for this test";

    record Settings(
            Optional<Path> keyStore, Optional<String> keyStorePassword, Optional<Path> certificate, Optional<Path> key)
            implements MessageSigningConfig {
        static final Settings NONE =
                new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static SigningKeys make(String algorithm) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        var keys = generator.generateKeyPair();
        var now = Instant.now();
        var name = new X500Name("CN=" + algorithm);
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        var signer = new JcaContentSignerBuilder(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA")
                .build(keys.getPrivate());
        return new SigningKeys(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    }

    Settings pem(Path folder) throws Exception {
        return new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.of(write(folder.resolve("certificate.pem"), "CERTIFICATE", certificate.getEncoded())),
                Optional.of(write(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        keys.getPrivate().getEncoded())));
    }

    Settings pkcs12(Path folder) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("messages", keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        var file = folder.resolve("messages.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return new Settings(Optional.of(file), Optional.of(PASSWORD), Optional.empty(), Optional.empty());
    }

    private static Path write(Path file, String label, byte[] der) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                        + "-----\n");
    }
}
