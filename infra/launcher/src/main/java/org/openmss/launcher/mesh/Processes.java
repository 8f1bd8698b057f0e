package org.openmss.launcher.mesh;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;

/** The services' processes of one mesh. Once they are being stopped, no further one starts. */
final class Processes {
    private final Settings settings;
    private final MssHome home;
    private final Progress progress;
    private final Readiness readiness = new Readiness();
    private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);
    private boolean stopping;

    Processes(Settings settings, MssHome home, Progress progress) {
        this.settings = settings;
        this.home = home;
        this.progress = progress;
    }

    void refuseUnbuilt() {
        for (var service : Service.values()) {
            var runner = service.runner(settings.project());
            if (!runner.toFile().exists()) {
                throw new Obstacle(
                        runner + " is not there: build it with mvn package, or start with ./mss, which does.");
            }
        }
    }

    /** Starts a service, and returns when it can serve. */
    void start(Service service, Map<String, String> environment) {
        var process = launch(service, environment);
        if (process.isEmpty()) {
            return;
        }
        try {
            var ports = settings.ports();
            readiness.await(
                    process.get(), ports.management(service), List.of(ports.http(service), ports.https(service)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while starting " + service.title(), e);
        }
        progress.ready(service.title());
    }

    /** Ends a service in the middle of whatever it does; nobody is to wonder at its death. */
    void kill(Service service) {
        Optional<ServiceProcess> process;
        synchronized (this) {
            process = Optional.ofNullable(running.remove(service));
        }
        process.ifPresent(ServiceProcess::kill);
    }

    synchronized boolean runs(Service service) {
        var process = running.get(service);
        return process != null && process.isAlive();
    }

    /** A service that has ended and should not have. */
    synchronized Optional<ServiceProcess> dead() {
        return running.values().stream().filter(process -> !process.isAlive()).findFirst();
    }

    void stopAll() {
        List<ServiceProcess> all;
        synchronized (this) {
            stopping = true;
            all = List.copyOf(running.values());
        }
        all.forEach(ServiceProcess::release);
        all.forEach(ServiceProcess::awaitEnd);
    }

    private synchronized Optional<ServiceProcess> launch(Service service, Map<String, String> environment) {
        if (stopping) {
            return Optional.empty();
        }
        if (runs(service)) {
            throw new IllegalStateException(service.title() + " runs: a second one would have nobody to end it");
        }
        var process = ServiceProcess.start(
                service, service.runner(settings.project()), environment, home.log(service.title()));
        running.put(service, process);
        return Optional.of(process);
    }
}
