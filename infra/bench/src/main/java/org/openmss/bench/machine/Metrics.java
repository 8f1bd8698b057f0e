package org.openmss.bench.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.openmss.launcher.Obstacle;

/** What the service says of itself on its management port. */
public final class Metrics {
    private static final double MEGABYTE = 1 << 20;
    private static final int PATIENCE_SECONDS = 60;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final long pid;

    public Metrics(int port, long pid) {
        this.port = port;
        this.pid = pid;
    }

    public double heapMegabytes() {
        return sum(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\"")) / MEGABYTE;
    }

    /** After a full collection, so that only what is held counts. */
    public double liveHeapMegabytes() {
        run(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), "GC.run");
        return heapMegabytes();
    }

    /** The sum over all lines of one name, whatever their labels. */
    public double sum(String name) {
        return sum(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }

    private double sum(Predicate<String> wanted) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        try {
            return client.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(wanted)
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new Obstacle("the metrics cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while reading the metrics", e);
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new Obstacle(command[0] + " failed: a complete JDK is needed");
            }
        } catch (IOException e) {
            throw new Obstacle(command[0] + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while waiting for " + command[0], e);
        }
    }
}
