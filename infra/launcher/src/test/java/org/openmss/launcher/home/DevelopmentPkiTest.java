package org.openmss.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
    void theRegistrationAuthoritysKeyIsMadeOnce() throws Exception {
        var key = new RegistrationAuthorityKey(MssHome.prepared(folder.resolve("mss")));
        var pem = Files.readString(key.publicKey());

        assertThat(Files.readString(key.publicKey())).isEqualTo(pem);
        assertThat(Pem.privateKey(key.privateKey(), "RSA").getAlgorithm()).isEqualTo("RSA");
    }
}
