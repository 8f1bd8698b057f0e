package org.openmss.launcher.home;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
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
import org.openmss.launcher.Obstacle;

/** The infrastructure CA of this one mesh: it stays; the services' certificates for their TLS doors are made anew at each start. */
public final class DevelopmentPki {
    private static final Duration CA_LIFE = Duration.ofDays(3650);
    private static final Duration SERVICE_LIFE = Duration.ofDays(90);
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

    /** How a client of the mesh speaks TLS: it trusts the infrastructure CA and nobody else. */
    public static SSLContext clientOf(Path trustAnchor) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("infrastructure", Pem.certificate(trustAnchor));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
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
        Instant now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(159, random).setBit(158),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(life)),
                new X500Name("CN=" + commonName),
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
