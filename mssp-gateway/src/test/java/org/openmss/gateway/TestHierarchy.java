package org.openmss.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root and an issuing CA, made afresh for each run; the root is the gateway's trust anchor. */
public final class TestHierarchy implements QuarkusTestResourceLifecycleManager {
    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private static final X500Name ROOT_NAME = new X500Name("C=XX,O=Test,CN=Test Root");
    private static final X500Name ISSUER_NAME = new X500Name("C=XX,O=Test,CN=Test Issuing CA");
    static final KeyPair ROOT_KEY = ecKey();
    static final KeyPair ISSUER_KEY = ecKey();
    static final X509Certificate ROOT = ca(ROOT_NAME, ROOT_NAME, ROOT_KEY, ROOT_KEY.getPublic());
    static final X509Certificate ISSUER = ca(ROOT_NAME, ISSUER_NAME, ROOT_KEY, ISSUER_KEY.getPublic());

    @Override
    public Map<String, String> start() {
        try {
            var file = Files.createTempFile("trust-anchors", ".pem");
            file.toFile().deleteOnExit();
            String base64 = Base64.getMimeEncoder().encodeToString(ROOT.getEncoded());
            Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
            return Map.of("mss.subscriber.trust-anchors", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}

    static KeyPair ecKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<X509Certificate> chainFor(PublicKey user, int keyUsage) {
        var subject = new X500Name("C=XX,SERIALNUMBER=MSS" + SERIAL.get() + ",CN=Ada Test");
        var leaf = certificate(
                ISSUER_NAME,
                subject,
                ISSUER_KEY,
                user,
                builder -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage)));
        return List.of(leaf, ISSUER, ROOT);
    }

    private static X509Certificate ca(X500Name issuer, X500Name subject, KeyPair signer, PublicKey key) {
        return certificate(
                issuer,
                subject,
                signer,
                key,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws IOException;
    }

    private static X509Certificate certificate(
            X500Name issuer, X500Name subject, KeyPair signer, PublicKey key, Extensions extensions) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(now.minus(Duration.ofMinutes(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    key);
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
