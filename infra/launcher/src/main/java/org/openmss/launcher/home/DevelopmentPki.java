package org.openmss.launcher.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.openmss.launcher.Obstacle;

/** The infrastructure CA of this one mesh: it stays; the services' certificates for their TLS doors are made anew at each start. */
public final class DevelopmentPki {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration SERVICE_LIFE = Duration.ofDays(90);
    private static final Duration PROVIDER_LIFE = Duration.ofDays(365);
    private static final Duration RENEWAL = Duration.ofDays(30);
    private final MssHome home;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public DevelopmentPki(MssHome home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /** The one certificate that clients of the mesh's TLS doors trust. */
    public synchronized Path trustAnchor() {
        var file = home.trust().resolve("infrastructure-ca.pem");
        if (!Files.exists(file)) {
            makeCa(file);
        }
        return file;
    }

    /** Makes the key and the certificate that name a service to its neighbours. */
    public Identity identity(String commonName) {
        var identity = new Identity(
                home.secrets().resolve(commonName + "-tls.pem"), home.secrets().resolve(commonName + "-tls-key.pem"));
        try {
            var issuer = Pem.certificate(trustAnchor());
            var keys = newKeyPair();
            var certificate = sign(
                    builder(issuer.getSubjectX500Principal().getName(), commonName, keys, SERVICE_LIFE)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                            .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                            }))
                            .addExtension(
                                    Extension.authorityKeyIdentifier,
                                    false,
                                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer))
                            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                            })),
                    Pem.privateKey(caKey(), "EC"));
            home.write(
                    identity.key(), Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
            home.write(identity.certificate(), Pem.of(certificate));
            return identity;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    /**
     * The key that a gateway signs its messages with, and its certificate: kept from start to start, since application providers are
     * told the certificate once, in their handshake.
     */
    public Identity messageSigning(String operator) {
        var identity = new Identity(
                home.secrets().resolve(operator + "-messages.pem"),
                home.secrets().resolve(operator + "-messages-key.pem"));
        if (isFresh(identity.certificate()) && Files.exists(identity.key())) {
            return identity;
        }
        try {
            var issuer = Pem.certificate(trustAnchor());
            var keys = newKeyPair();
            var subject = new X500NameBuilder()
                    .addRDN(BCStyle.OU, "message signing")
                    .addRDN(BCStyle.CN, operator)
                    .build();
            var certificate = sign(
                    builder(issuer.getSubjectX500Principal().getName(), subject, keys, PROVIDER_LIFE)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                    Pem.privateKey(caKey(), "EC"));
            home.write(
                    identity.key(), Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
            home.write(identity.certificate(), Pem.of(certificate));
            return identity;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Makes the key and the client certificate of an application provider. Its subject has an organizational unit, so that it never
     * reads as a service's; the gateway knows it by its fingerprint alone.
     */
    public ProviderIdentity providerIdentity(String apId, String keystorePassword) {
        var identity = providerFiles(apId, keystorePassword);
        try {
            var issuer = Pem.certificate(trustAnchor());
            var keys = newKeyPair();
            var subject = new X500NameBuilder()
                    .addRDN(BCStyle.OU, "application provider")
                    .addRDN(BCStyle.CN, apId)
                    .build();
            var certificate = sign(
                    builder(issuer.getSubjectX500Principal().getName(), subject, keys, PROVIDER_LIFE)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)),
                    Pem.privateKey(caKey(), "EC"));
            home.write(
                    identity.key(), Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
            home.write(identity.keystore(), pkcs12(keys.getPrivate(), certificate, issuer, keystorePassword));
            home.write(identity.certificate(), Pem.of(certificate));
            return identity;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    /** Where a provider's certificate lies, or will lie. */
    public ProviderIdentity providerFiles(String apId, String keystorePassword) {
        return new ProviderIdentity(
                home.secrets().resolve("ap-" + apId + "-certificate.pem"),
                home.secrets().resolve("ap-" + apId + "-key.pem"),
                home.secrets().resolve("ap-" + apId + ".p12"),
                keystorePassword);
    }

    /** True while the certificate lasts for long enough that a mesh can be started with it. */
    public boolean isFresh(Path certificate) {
        try {
            return Files.exists(certificate)
                    && clock.instant()
                            .plus(RENEWAL)
                            .isBefore(Pem.certificate(certificate).getNotAfter().toInstant());
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /** What the gateway knows a certificate by: the SHA-256 over it, in hex. */
    public String fingerprint(Path certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Pem.certificate(certificate).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static byte[] pkcs12(PrivateKey key, X509Certificate certificate, X509Certificate issuer, String password)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ap", key, password.toCharArray(), new X509Certificate[] {certificate, issuer});
        var content = new ByteArrayOutputStream();
        store.store(content, password.toCharArray());
        return content.toByteArray();
    }

    /** How a client of the mesh speaks TLS: it trusts the infrastructure CA and nobody else. */
    public static SSLContext clientOf(Path trustAnchor) {
        return clientOf(trustAnchor, null);
    }

    /** The same, and it shows a client certificate of its own. */
    public static SSLContext clientOf(Path trustAnchor, @Nullable ProviderIdentity shown) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("infrastructure", Pem.certificate(trustAnchor));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(shown == null ? null : keyManagers(shown), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static KeyManager @Nullable [] keyManagers(ProviderIdentity shown)
            throws GeneralSecurityException, IOException {
        char[] password = shown.keystorePassword().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(shown.keystore())) {
            store.load(file, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys.getKeyManagers();
    }

    /** A certificate file and the file of its key. */
    public record Identity(Path certificate, Path key) {}

    private void makeCa(Path file) {
        try {
            var keys = newKeyPair();
            var name = "CN=OpenMSS development infrastructure CA";
            var certificate = sign(
                    builder(name, "OpenMSS development infrastructure CA", keys, CA_LIFE)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                            .addExtension(
                                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                    keys.getPrivate());
            home.write(caKey(), Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
            home.write(file, Pem.of(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private Path caKey() {
        return home.secrets().resolve("infrastructure-ca-key.pem");
    }

    private KeyPair newKeyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(String issuer, String commonName, KeyPair keys, Duration life)
            throws GeneralSecurityException, IOException {
        return builder(issuer, new X500Name("CN=" + commonName), keys, life);
    }

    private JcaX509v3CertificateBuilder builder(String issuer, X500Name subject, KeyPair keys, Duration life)
            throws GeneralSecurityException, IOException {
        Instant now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(159, random).setBit(158),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return builder;
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Obstacle unusable(Exception e) {
        return new Obstacle(
                "The development certificates cannot be made or read (" + e.getMessage()
                        + "): ./mss reset makes new ones.",
                e);
    }
}
