package org.openmss.launcher.mesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.ProviderIdentity;
import org.openmss.launcher.web.Web;

/** {@code mesh.json}: the running mesh for tools and tests. Its form is stable. It holds the providers' secrets, so it is its owner's alone. */
public record MeshFile(
        Map<Service, Addresses> services,
        List<ApplicationProvider> aps,
        Path infrastructureCa,
        Path usersRoot,
        List<Subscriber> subscribers) {

    /** Where a service listens. */
    public record Addresses(String url, String https, String management) {}

    static MeshFile of(Ports ports, List<ApplicationProvider> aps, Path infrastructureCa, Path usersRoot) {
        var services = new LinkedHashMap<Service, Addresses>();
        for (var service : Service.values()) {
            services.put(
                    service,
                    new Addresses(
                            "http://localhost:" + ports.http(service),
                            "https://localhost:" + ports.https(service),
                            "http://localhost:" + ports.management(service)));
        }
        return new MeshFile(services, aps, infrastructureCa, usersRoot, List.of());
    }

    public Addresses at(Service service) {
        var addresses = services.get(service);
        if (addresses == null) {
            throw new Obstacle("The running mesh has no " + service.title() + ".");
        }
        return addresses;
    }

    public ApplicationProvider provider(String apId) {
        return aps.stream()
                .filter(ap -> ap.apId().equals(apId))
                .findFirst()
                .orElseThrow(() -> new Obstacle("The running mesh has no application provider " + apId + "."));
    }

    /** Tells tools of somebody else who can sign. */
    public static void add(Subscriber subscriber, MssHome home) {
        var now = read(home);
        var all = new ArrayList<>(now.subscribers());
        all.add(subscriber);
        new MeshFile(now.services(), now.aps(), now.infrastructureCa(), now.usersRoot(), all).write(home);
    }

    void write(MssHome home) {
        var described = new LinkedHashMap<String, Object>();
        services.forEach((service, addresses) -> described.put(
                service.title(),
                new Members("url", addresses.url())
                        .and("https", addresses.https())
                        .and("management", addresses.management())
                        .all()));
        var providers = aps.stream()
                .map(ap -> new Members("apId", ap.apId())
                        .and("name", ap.name())
                        .and("password", ap.password())
                        .and("hmacKey", ap.hmacKey())
                        .and("clientCertificate", ap.identity().certificate().toString())
                        .and("clientKey", ap.identity().key().toString())
                        .and("keystore", ap.identity().keystore().toString())
                        .and("keystorePassword", ap.identity().keystorePassword())
                        .and("operator", ap.operator().title())
                        .all())
                .toList();
        var people = subscribers.stream()
                .map(subscriber -> new Members("msisdn", subscriber.msisdn())
                        .and("operator", subscriber.operator().title())
                        .and("profiles", subscriber.profiles())
                        .all())
                .toList();
        home.write(
                home.meshFile(),
                Web.json(new Members("services", described)
                        .and("aps", providers)
                        .and("trustAnchors", List.of(infrastructureCa.toString(), usersRoot.toString()))
                        .and("subscribers", people)
                        .all()));
    }

    public static MeshFile read(MssHome home) {
        try {
            var json = new ObjectMapper().readTree(Files.readString(home.meshFile()));
            var services = new LinkedHashMap<Service, Addresses>();
            for (var service : Service.values()) {
                var at = json.path("services").path(service.title());
                services.put(service, new Addresses(text(at, "url"), text(at, "https"), text(at, "management")));
            }
            var aps = new ArrayList<ApplicationProvider>();
            for (var ap : json.path("aps")) {
                aps.add(new ApplicationProvider(
                        text(ap, "apId"),
                        text(ap, "name"),
                        text(ap, "password"),
                        text(ap, "hmacKey"),
                        new ProviderIdentity(
                                Path.of(text(ap, "clientCertificate")),
                                Path.of(text(ap, "clientKey")),
                                Path.of(text(ap, "keystore")),
                                text(ap, "keystorePassword")),
                        Service.OPERATOR_A));
            }
            var subscribers = new ArrayList<Subscriber>();
            for (var subscriber : json.path("subscribers")) {
                var profiles = new ArrayList<String>();
                subscriber.path("profiles").forEach(profile -> profiles.add(profile.asText()));
                subscribers.add(new Subscriber(text(subscriber, "msisdn"), Service.OPERATOR_A, profiles));
            }
            var anchors = json.path("trustAnchors");
            return new MeshFile(
                    services,
                    aps,
                    Path.of(anchors.path(0).asText()),
                    Path.of(anchors.path(1).asText()),
                    subscribers);
        } catch (JsonProcessingException e) {
            throw new Obstacle(
                    home.meshFile() + " is not what a mesh writes: ./mss down and ./mss up make it anew.", e);
        } catch (IOException e) {
            throw Obstacle.of(home.meshFile(), e);
        }
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    /** A JSON object whose members keep their order. */
    private record Members(Map<String, Object> all) {
        Members(String name, Object value) {
            this(new LinkedHashMap<>());
            all.put(name, value);
        }

        Members and(String name, Object value) {
            all.put(name, value);
            return this;
        }
    }
}
