package org.openmss.bench.load;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.Pem;

/** How a service of the mesh speaks to the others, and they to it. */
public final class MutualTls {
    private static final char[] NONE = new char[0];

    private MutualTls() {}

    /** @param role the service's common name */
    public static SSLContext of(DevelopmentPki pki, String role) {
        try {
            var identity = pki.identity(role);
            var anchor = Pem.certificate(pki.trustAnchor());
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("own", Pem.privateKey(identity.key(), "EC"), NONE, new X509Certificate[] {
                Pem.certificate(identity.certificate()), anchor
            });
            own.setCertificateEntry("infrastructure", anchor);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NONE);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(own);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new Obstacle("the certificate of " + role + " cannot be used: " + e.getMessage(), e);
        }
    }
}
