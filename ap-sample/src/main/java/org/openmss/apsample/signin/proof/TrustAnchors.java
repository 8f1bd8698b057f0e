package org.openmss.apsample.signin.proof;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmss.apsample.signin.ShopConfig;

/** The roots that the shop decided to trust. Read once, at the start: a shop without them does not open. */
@Startup
@Singleton
class TrustAnchors {
    private final Set<TrustAnchor> anchors;

    TrustAnchors(ShopConfig shop) {
        this.anchors = read(shop.trustAnchor());
    }

    Set<TrustAnchor> all() {
        return anchors;
    }

    private static Set<TrustAnchor> read(Path file) {
        try (var pem = Files.newInputStream(file)) {
            var anchors = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(found -> new TrustAnchor((X509Certificate) found, null))
                    .collect(Collectors.toUnmodifiableSet());
            if (anchors.isEmpty()) {
                throw new IllegalStateException("mss.ap.trust-anchor: there is no certificate in " + file);
            }
            return anchors;
        } catch (IOException e) {
            throw new UncheckedIOException("mss.ap.trust-anchor: cannot read " + file, e);
        } catch (CertificateException e) {
            throw new IllegalStateException("mss.ap.trust-anchor: there are no PEM certificates in " + file, e);
        }
    }
}
