package org.openmss.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentPkiTest {
    private static final int DNS = 2;
    private static final int IP = 7;

    @TempDir
    Path folder;

    @Test
    void aServicesCertificateNamesItAndServesBothEndsOfTls() throws GeneralSecurityException {
        var pki = new DevelopmentPki(MssHome.prepared(folder.resolve("mss")), InstantSource.system());

        var certificate = Pem.certificate(pki.identity("mssp-gateway").certificate());

        certificate.verify(Pem.certificate(pki.trustAnchor()).getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=mssp-gateway");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSubjectAlternativeNames())
                .contains(List.of(DNS, "localhost"), List.of(IP, "127.0.0.1"));
    }

    @Test
    void theTrustAnchorStaysAndTheServicesKeysAreNew() throws GeneralSecurityException {
        var home = MssHome.prepared(folder.resolve("mss"));
        var first = new DevelopmentPki(home, InstantSource.system());
        var anchor = Pem.certificate(first.trustAnchor());
        var key = Pem.certificate(first.identity("x").certificate()).getPublicKey();

        var second = new DevelopmentPki(home, InstantSource.system());

        assertThat(Pem.certificate(second.trustAnchor())).isEqualTo(anchor);
        assertThat(Pem.certificate(second.identity("x").certificate()).getPublicKey())
                .isNotEqualTo(key);
    }

    @Test
    void theKeyThatAGatewaySignsItsMessagesWithStays() throws GeneralSecurityException {
        var home = MssHome.prepared(folder.resolve("mss"));
        var first = new DevelopmentPki(home, InstantSource.system());
        var certificate = Pem.certificate(first.messageSigning("operator-a").certificate());

        var again = new DevelopmentPki(home, InstantSource.system()).messageSigning("operator-a");

        assertThat(Pem.certificate(again.certificate())).isEqualTo(certificate);
        certificate.verify(Pem.certificate(first.trustAnchor()).getPublicKey());
        assertThat(certificate.getExtendedKeyUsage()).isNull();
    }

    @Test
    void aProvidersCertificateIsForClientsAndLiesInItsKeystoreToo() throws Exception {
        var pki = new DevelopmentPki(MssHome.prepared(folder.resolve("mss")), InstantSource.system());

        var identity = pki.providerIdentity("demo-bank", "password");

        var certificate = Pem.certificate(identity.certificate());
        certificate.verify(Pem.certificate(pki.trustAnchor()).getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=demo-bank,OU=application provider");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(pki.isFresh(identity.certificate())).isTrue();
        var store = KeyStore.getInstance(identity.keystore().toFile(), "password".toCharArray());
        assertThat(store.getCertificate("ap")).isEqualTo(certificate);
        assertThat(store.getKey("ap", "password".toCharArray())).isEqualTo(Pem.privateKey(identity.key(), "EC"));
        for (var file : List.of(identity.certificate(), identity.key(), identity.keystore())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aProvidersCertificateIsRenewedBeforeItEnds() {
        var home = MssHome.prepared(folder.resolve("mss"));
        var now = Instant.now();
        var identity = new DevelopmentPki(home, InstantSource.fixed(now)).providerIdentity("demo-bank", "password");

        var later = new DevelopmentPki(home, InstantSource.fixed(now.plus(Duration.ofDays(340))));

        assertThat(later.isFresh(identity.certificate())).isFalse();
    }

    @Test
    void theRegistrationAuthoritysKeyIsMadeOnce() throws Exception {
        var key = new RegistrationAuthorityKey(MssHome.prepared(folder.resolve("mss")));
        var pem = Files.readString(key.publicKey());

        assertThat(Files.readString(key.publicKey())).isEqualTo(pem);
        assertThat(Pem.privateKey(key.privateKey(), "RSA").getAlgorithm()).isEqualTo("RSA");
    }
}
