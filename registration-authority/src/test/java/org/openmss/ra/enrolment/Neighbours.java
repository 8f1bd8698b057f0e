package org.openmss.ra.enrolment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openmss.kernel.Bytes;

/** Certificate authority and home MSSP as docs/interfaces.md describes them, over HTTP. */
@Singleton
class Neighbours {
    private final int port;
    private final KeyPair issuer = newKeyPair();
    private final HttpServer server = HttpServer.create();
    private final Map<String, JsonObject> issuedByRequest = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> requests = new ConcurrentHashMap<>();
    final Map<String, String> revoked = new ConcurrentHashMap<>();
    final Map<String, JsonObject> keyGenerations = new ConcurrentHashMap<>();
    final Map<String, JsonObject> activated = new ConcurrentHashMap<>();
    final Map<String, JsonObject> statuses = new ConcurrentHashMap<>();
    final Set<String> revokedSubscribers = ConcurrentHashMap.newKeySet();
    final List<JsonObject> certificateRequests = new CopyOnWriteArrayList<>();
    volatile int certificateAuthorityAnswers;
    volatile int homeMsspAnswers;
    volatile int keyGenerationAnswers;
    volatile boolean wrongKey;

    Neighbours(@ConfigProperty(name = Credentials.NEIGHBOURS_PORT) int port) throws IOException {
        this.port = port;
    }

    void open(@Observes StartupEvent started) throws IOException {
        // Read here once: JSON finds its reader by the class loader of who asks first, and the server's threads have
        // another.
        new JsonObject("{}");
        server.bind(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/certificates", exchange -> serve(exchange, certificateAuthorityAnswers, this::ca));
        server.createContext("/subscribers", exchange -> serve(exchange, homeMsspAnswers, this::homeMssp));
        server.start();
    }

    void close(@Observes ShutdownEvent stopping) {
        server.stop(0);
    }

    void reset() {
        certificateAuthorityAnswers = 0;
        homeMsspAnswers = 0;
        keyGenerationAnswers = 0;
        wrongKey = false;
        certificateRequests.clear();
    }

    private record Answer(int status, JsonObject body) {}

    private interface Door {
        Answer enter(String[] path, JsonObject body);
    }

    private static void serve(HttpExchange exchange, int fixed, Door door) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var json = body.isEmpty() ? new JsonObject() : new JsonObject(body);
            var path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
            var answer = fixed != 0 ? new Answer(fixed, new JsonObject()) : door.enter(path, json);
            byte[] bytes = answer.body().encode().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer ca(String[] path, JsonObject body) {
        if (path.length == 3) {
            revoked.putIfAbsent(path[1], body.getString("reason"));
            return new Answer(200, new JsonObject().put("serial", path[1]).put("state", "REVOKED"));
        }
        certificateRequests.add(body);
        String requestId = body.getString("requestId");
        if (!body.equals(requests.computeIfAbsent(requestId, id -> body))) {
            return new Answer(409, new JsonObject().put("type", "urn:mss:problem:request-id-used"));
        }
        var key = wrongKey
                ? Bytes.of(newKeyPair().getPublic().getEncoded())
                : Bytes.ofBase64(body.getString("publicKey"));
        return new Answer(201, issuedByRequest.computeIfAbsent(requestId, id -> issue(key)));
    }

    private JsonObject issue(Bytes publicKey) {
        var serial = BigInteger.valueOf(issuedByRequest.size() + 4096L);
        try {
            var now = Instant.now();
            var certificate = new X509v3CertificateBuilder(
                            new X500Name("CN=issuing"),
                            serial,
                            Date.from(now),
                            Date.from(now.plus(Duration.ofDays(700))),
                            new X500Name("CN=person"),
                            SubjectPublicKeyInfo.getInstance(publicKey.toArray()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()));
            return new JsonObject()
                    .put("serial", serial.toString(16))
                    .put("state", "VALID")
                    .put("certificate", Bytes.of(certificate.getEncoded()).toBase64())
                    .put("chain", new JsonArray().add("AQ==").add("Ag=="))
                    .put("notBefore", "2026-01-01T00:00:00Z")
                    .put("notAfter", "2028-01-01T00:00:00Z");
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer homeMssp(String[] path, JsonObject body) {
        String id = path[1];
        if (path.length == 2) {
            return new Answer(201, new JsonObject());
        }
        if (path.length == 5) {
            statuses.put(path[3], body);
            return new Answer(200, new JsonObject());
        }
        switch (path[2]) {
            case "key-generation" -> {
                if (keyGenerationAnswers != 0) {
                    return new Answer(keyGenerationAnswers, new JsonObject());
                }
                keyGenerations.put(id, body);
                return new Answer(202, new JsonObject());
            }
            case "certificates" -> activated.put(id, body);
            case "revocation" -> revokedSubscribers.add(id);
            default -> throw new IllegalArgumentException(path[2]);
        }
        return new Answer(200, new JsonObject());
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
