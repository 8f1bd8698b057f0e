package org.openmss.launcher.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Asks a service on its management port whether it can serve. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long LONGEST_START_SECONDS = 90;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Waits until the service is ready and its doors are open; a service that ends or takes too long is an obstacle. */
    void await(ServiceProcess process, int managementPort, List<Integer> doors) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline =
                System.nanoTime() + Duration.ofSeconds(LONGEST_START_SECONDS).toNanos();
        // The management port opens first, and answers before the doors for everybody are open.
        while (!(isReady(request) && doors.stream().allMatch(Readiness::isOpen))) {
            if (!process.isAlive()) {
                throw process.death();
            }
            if (System.nanoTime() > deadline) {
                throw process.slowness(LONGEST_START_SECONDS);
            }
            Thread.sleep(PAUSE);
        }
        // Somebody else's server could have answered on that port.
        if (!process.isAlive()) {
            throw process.death();
        }
    }

    private static boolean isOpen(int door) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isReady(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
