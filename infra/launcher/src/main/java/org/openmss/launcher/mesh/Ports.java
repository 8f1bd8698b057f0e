package org.openmss.launcher.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.openmss.launcher.Obstacle;

/** Where everything listens, on loopback: HTTPS is 400 above a service's HTTP port, the management port 1000 above. */
public record Ports(Map<Service, Integer> http, int postgres) {
    private static final int USUAL_POSTGRES = 8432;
    /** All ports stay below 32768, where systems begin to take the ports of outgoing connections from. */
    private static final int HIGHEST_OFFSET = 23_000;

    /** The usual ports, all moved by {@code MSS_PORT_OFFSET}, or one by one by {@code MSS_PORT_<SERVICE>} and {@code MSS_PORT_POSTGRES}. */
    public static Ports of(Map<String, String> environment) {
        var offset = number(environment, "MSS_PORT_OFFSET", 0);
        var http = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            http.put(service, number(environment, service.portSetting(), service.usualPort() + offset));
        }
        var ports = new Ports(http, number(environment, "MSS_PORT_POSTGRES", USUAL_POSTGRES + offset));
        ports.refuseImpossible();
        return ports;
    }

    /** Ports that nobody uses at this moment. */
    public static Ports free(RandomGenerator random) {
        for (int attempt = 0; attempt < 200; attempt++) {
            var ports = of(Map.of("MSS_PORT_OFFSET", Integer.toString(random.nextInt(2_000, HIGHEST_OFFSET))));
            if (ports.inUse().isEmpty()) {
                return ports;
            }
        }
        throw new Obstacle("No range of free ports was found on this machine: stop some of its servers.");
    }

    public int http(Service service) {
        return http.getOrDefault(service, service.usualPort());
    }

    public int https(Service service) {
        return http(service) + 400;
    }

    public int management(Service service) {
        return http(service) + 1000;
    }

    /** Who wants which port that somebody else has, and how to move it; empty when the mesh can start. */
    public List<Taken> inUse() {
        var taken = new ArrayList<Taken>();
        for (var service : Service.values()) {
            for (int port : List.of(http(service), https(service), management(service))) {
                if (isTaken(port)) {
                    taken.add(new Taken(port, service.title(), service.portSetting()));
                }
            }
        }
        if (isTaken(postgres)) {
            taken.add(new Taken(postgres, "PostgreSQL", "MSS_PORT_POSTGRES"));
        }
        return taken;
    }

    /** The parts of a launcher that was killed need a moment to notice; anybody else on our ports is an obstacle. */
    void awaitFree(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var taken = inUse();
        while (!taken.isEmpty() && System.nanoTime() < deadline) {
            pause();
            taken = inUse();
        }
        if (!taken.isEmpty()) {
            var first = taken.getFirst();
            throw new Obstacle("Port " + first.port() + ", which " + first.wantedBy()
                    + " needs, is in use by another program: stop that program, or choose another port with "
                    + first.setting()
                    + ", or move all ports with MSS_PORT_OFFSET.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(250));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while waiting for ports to become free", e);
        }
    }

    /** A port that somebody else uses. */
    public record Taken(int port, String wantedBy, String setting) {}

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            // Without this, a port whose last connections are still fading away would look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private void refuseImpossible() {
        var all = new HashSet<Integer>();
        for (var service : Service.values()) {
            for (int port : List.of(http(service), https(service), management(service))) {
                refuseImpossible(port, service.title(), all);
            }
        }
        refuseImpossible(postgres, "PostgreSQL", all);
    }

    private static void refuseImpossible(int port, String owner, HashSet<Integer> all) {
        if (port < 1 || port > 65_535) {
            throw new Obstacle("Port " + port + " of " + owner
                    + " does not exist: choose MSS_PORT_OFFSET or MSS_PORT_... so that all lie in 1 to 65535.");
        }
        if (!all.add(port)) {
            throw new Obstacle(
                    "Port " + port + " is given to two doors, one of them " + owner + "'s: change MSS_PORT_....");
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        var text = environment.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new Obstacle(name + " is \"" + text + "\", and must be a whole number.", e);
        }
    }
}
