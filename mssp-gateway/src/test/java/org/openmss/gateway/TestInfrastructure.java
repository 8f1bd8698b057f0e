package org.openmss.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** The infrastructure CA, the gateway's TLS door under it, and the issuer of operators' tokens, made afresh for each run. */
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {
    private static final String CA_NAME = "CN=Test Infrastructure CA";
    private static final char[] NO_PASSWORD = {};
    private static final KeyPair CA_KEY = TestHierarchy.ecKey();
    private static final Client CA = new Client(CA_KEY, certificate(CA_NAME, CA_KEY, Duration.ofDays(1)));
    private static final KeyPair TOKENS = TestHierarchy.ecKey();

    /** Somebody with a certificate. */
    public record Client(KeyPair key, X509Certificate certificate) {
        String pem() {
            return TestInfrastructure.pem("CERTIFICATE", encoded());
        }

        private byte[] encoded() {
            try {
                return certificate.getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Map<String, String> start() {
        var server = client("CN=mssp-gateway");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "mss.provider.encryption-key", Base64.getEncoder().encodeToString(key),
                "mp.jwt.verify.publickey", pem("PUBLIC KEY", TOKENS.getPublic().getEncoded()),
                "quarkus.http.tls-configuration-name", "mesh",
                "quarkus.tls.mesh.key-store.pem.0.cert", file(server.pem()),
                "quarkus.tls.mesh.key-store.pem.0.key",
                        file(pem("PRIVATE KEY", server.key().getPrivate().getEncoded())),
                "quarkus.tls.mesh.trust-store.pem.certs", file(CA.pem()));
    }

    @Override
    public void stop() {}

    public static Client client(String subject) {
        return client(subject, TestHierarchy.ecKey());
    }

    static Client client(String subject, KeyPair key) {
        return new Client(key, certificate(subject, key, Duration.ofDays(1)));
    }

    static Client expiredClient(String subject) {
        var key = TestHierarchy.ecKey();
        return new Client(key, certificate(subject, key, Duration.ofMinutes(-1)));
    }

    public static String caPem() {
        return CA.pem();
    }

    static String token(String role) {
        long now = Instant.now().getEpochSecond();
        String signed =
                base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + base64("""
                        {"iss":"https://issuer.openmss.invalid","aud":"mssp-gateway","sub":"olga","groups":["%s"],"iat":%d,"exp":%d}""".formatted(role, now, now + 300));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(TOKENS.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a client speaks TLS that trusts the infrastructure CA and shows this certificate, or none. */
    public static SSLContext tls(@Nullable Client shown) {
        try {
            var trusted = empty();
            trusted.setCertificateEntry("ca", CA.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var own = empty();
            if (shown != null) {
                own.setKeyEntry("own", shown.key().getPrivate(), NO_PASSWORD, new Certificate[] {shown.certificate()});
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static X509Certificate certificate(String subject, KeyPair key, Duration remaining) {
        try {
            var now = Instant.now();
            var names = new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            });
            var builder = new JcaX509v3CertificateBuilder(
                            new X500Name(CA_NAME),
                            new BigInteger(100, new SecureRandom()),
                            Date.from(now.minus(Duration.ofHours(1))),
                            Date.from(now.plus(remaining)),
                            new X500Name(subject),
                            key.getPublic())
                    .addExtension(Extension.subjectAlternativeName, false, names)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.equals(CA_NAME)));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(CA_KEY.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String content) {
        try {
            Path file = Files.createTempFile("infrastructure", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, content);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
