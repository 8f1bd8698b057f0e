package org.openmss.ra.enrolment;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Officers with their tokens, and other services with their TLS certificates. */
@Singleton
class Callers {
    static final String ISSUER = "https://issuer.openmss.invalid";
    private final Path directory;

    Callers(@ConfigProperty(name = Credentials.DIRECTORY) String directory) {
        this.directory = Path.of(directory);
    }

    String token(String role) {
        return token(role, ISSUER, "registration-authority", Instant.now().plusSeconds(300), "issuer.key");
    }

    String token(String role, String issuer, String audience, Instant expiresAt, String keyFile) {
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pem(keyFile)));
            return Jwt.claims()
                    .issuer(issuer)
                    .subject("anna")
                    .audience(audience)
                    .groups(Set.of(role))
                    .issuedAt(expiresAt.minusSeconds(600))
                    .expiresAt(expiresAt)
                    .jws()
                    .algorithm(SignatureAlgorithm.ES256)
                    .sign(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey activationKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(pem("activation.pub")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param peer whose certificate is shown; nobody's where null */
    HttpResponse<String> post(URI url, String json, @Nullable String peer) {
        return post(url, json, peer, null);
    }

    HttpResponse<String> post(URI url, String json, @Nullable String peer, @Nullable String token) {
        return send("POST", url, json, peer, token);
    }

    HttpResponse<String> put(URI url, String json, @Nullable String peer, @Nullable String token) {
        return send("PUT", url, json, peer, token);
    }

    private HttpResponse<String> send(
            String method, URI url, String json, @Nullable String peer, @Nullable String token) {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newBuilder().sslContext(tls(peer)).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext tls(@Nullable String peer) {
        try {
            var trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            var ca = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem("trust.pem")));
            trust.setCertificateEntry("ca", ca);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            var own = KeyStore.getInstance("PKCS12");
            if (peer == null) {
                own.load(null, null);
            } else {
                try (var file = Files.newInputStream(directory.resolve(peer + ".p12"))) {
                    own.load(file, Credentials.PASSWORD.toCharArray());
                }
            }
            keys.init(own, Credentials.PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] pem(String file) {
        try {
            String base64 = Files.readString(directory.resolve(file)).replaceAll("-----[^-]+-----", "");
            return Base64.getMimeDecoder().decode(base64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
