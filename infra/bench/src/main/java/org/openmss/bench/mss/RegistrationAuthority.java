package org.openmss.bench.mss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.Pem;
import org.openmss.launcher.home.RegistrationAuthorityKey;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.mesh.SomeServices;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/**
 * Registers subscribers as the registration authority does, at the same doors and with its certificate: the card makes the keys, the CA
 * certifies them, the gateway gets the certificates. It leaves out the person, and so the activation code's meaning.
 */
final class RegistrationAuthority implements AutoCloseable {
    private static final int AT_A_TIME = 8;
    private static final int NONCE_OCTETS = 32;
    /** What the automatic users of scenario numbers type. */
    private static final String PIN = "2580";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final SomeServices services;
    private final SecureRandom chance;
    private final X509Certificate usersRoot;
    private final Web web;
    private final String keyId;
    private final HttpsServer keysDoor;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, JsonNode> reports = new ConcurrentHashMap<>();

    RegistrationAuthority(SomeServices services, SSLContext tls, X509Certificate usersRoot, SecureRandom chance) {
        this.services = services;
        this.usersRoot = usersRoot;
        this.chance = chance;
        this.web = Web.speaking(tls);
        this.keyId = keyId(new RegistrationAuthorityKey(services.home()).publicKey());
        this.keysDoor = keysDoor(tls);
    }

    /** Everybody with a number of this fate, registered and certified. */
    List<Subscriber> register(String fate, int count) {
        try (var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            var all = new ArrayList<Future<Subscriber>>();
            for (int i = 0; i < count; i++) {
                String msisdn = "+999019" + fate + "%05d".formatted(i);
                all.add(workers.submit(() -> register(msisdn)));
            }
            var subscribers = new ArrayList<Subscriber>();
            for (var one : all) {
                subscribers.add(one.get());
            }
            return List.copyOf(subscribers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while registering subscribers", e);
        } catch (ExecutionException failed) {
            throw new Obstacle("a subscriber could not be registered: " + failed.getMessage(), failed);
        }
    }

    private Subscriber register(String msisdn) throws GeneralSecurityException {
        String id = UUID.randomUUID().toString();
        String phones = "http://localhost:" + services.ports().http(Service.HANDSET_SIMULATOR) + "/phones";
        String subscriber = https(Service.OPERATOR_A) + "/subscribers/" + id;
        var phone = expect(
                201, web.withToken(services.tokens().issue("handset-operator")).post(phones, Map.of("msisdn", msisdn)));
        String iccid = phone.text("iccid");
        expect(201, web.put(subscriber, Map.of("msisdn", msisdn, "iccid", iccid)));
        byte[] nonce = new byte[NONCE_OCTETS];
        chance.nextBytes(nonce);
        String order = Base64.getEncoder().encodeToString(nonce);
        expect(
                202,
                web.post(subscriber + "/key-generation", Map.of("nonce", order, "registrationAuthorityKeyId", keyId)));
        expect(
                200,
                web.post(
                        phones + "/" + phone.text("token") + "/activation",
                        Map.of("activationCode", "12345678", "pin", PIN)));
        var report = Optional.ofNullable(reports.remove(id))
                .orElseThrow(() -> new Obstacle("the gateway brought no keys of " + msisdn));
        var certificates = new ArrayList<Certified>();
        for (var key : report.get("keys")) {
            certificates.add(certified(key, id, iccid, order));
        }
        expect(200, web.put(subscriber + "/certificates", Map.of("certificates", certificates)));
        var leaf = certificates.stream()
                .filter(certificate -> certificate.purpose().equals("signature"))
                .map(certificate -> certificate.chain().getFirst())
                .findFirst()
                .orElseThrow();
        return new Subscriber(msisdn, Pem.certificate(Base64.getDecoder().decode(leaf)));
    }

    /** As the home MSSP takes it, leaf first. */
    private record Certified(String purpose, List<String> chain) {}

    private Certified certified(JsonNode key, String registrationId, String iccid, String nonce)
            throws GeneralSecurityException {
        String purpose = key.get("purpose").asText();
        var issued = expect(
                201,
                web.post(
                        https(Service.CERTIFICATE_AUTHORITY) + "/certificates",
                        Map.of(
                                "requestId", UUID.randomUUID().toString(),
                                "profile", purpose,
                                "subject",
                                        Map.of(
                                                "countryName", "IS",
                                                "givenName", "Þórunn Æsa",
                                                "surname", "Jónsdóttir",
                                                "serialNumber", registrationId),
                                "publicKey", key.get("publicKey").asText(),
                                "proof",
                                        Map.of(
                                                "registrationId", registrationId,
                                                "iccid", iccid,
                                                "nonce", nonce,
                                                "signature", key.get("proof").asText()))));
        var chain = new ArrayList<String>();
        chain.add(issued.text("certificate"));
        issued.body().get("chain").forEach(above -> chain.add(above.asText()));
        mustBeFor(key.get("publicKey").asText(), chain);
        return new Certified(purpose, chain);
    }

    /** What the signatures are verified with later is the card's key, and leads to the root. */
    private void mustBeFor(String publicKey, List<String> chain) throws GeneralSecurityException {
        var path = new ArrayList<X509Certificate>();
        for (String certificate : chain) {
            path.add(Pem.certificate(Base64.getDecoder().decode(certificate)));
        }
        for (int i = 0; i < path.size() - 1; i++) {
            path.get(i).verify(path.get(i + 1).getPublicKey());
        }
        var certified = Bytes.of(path.getFirst().getPublicKey().getEncoded());
        if (!path.getLast().equals(usersRoot) || !certified.equals(Bytes.ofBase64(publicKey))) {
            throw new GeneralSecurityException("a certificate is not for the card's key, or not from this CA");
        }
    }

    /** Where the gateway brings the keys that a card has made. */
    private HttpsServer keysDoor(SSLContext tls) {
        try {
            var server = HttpsServer.create(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), services.ports().https(Service.REGISTRATION_AUTHORITY)),
                    0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(threads);
            server.createContext("/keys", this::take);
            server.start();
            return server;
        } catch (IOException e) {
            throw new Obstacle("the registration authority's port cannot be opened: " + e.getMessage(), e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var report = JSON.readTree(exchange.getRequestBody());
            reports.put(report.get("registrationId").asText(), report);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private String https(Service service) {
        return "https://localhost:" + services.ports().https(service);
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new Obstacle("answered with " + answer + ", not " + status);
        }
        return answer;
    }

    private static String keyId(Path publicKey) {
        try {
            String base64 = Files.readString(publicKey).replaceAll("-----[A-Z ]+-----|\\s", "");
            return Bytes.ofBase64(base64).sha256().toHex();
        } catch (IOException e) {
            throw Obstacle.of(publicKey, e);
        }
    }

    @Override
    public void close() {
        keysDoor.stop(0);
        threads.close();
    }
}
