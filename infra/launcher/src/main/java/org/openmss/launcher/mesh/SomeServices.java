package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Tokens;

/** Some services with the mesh's PostgreSQL, for whoever measures them. Each may be stopped and started anew; its data stay. */
public final class SomeServices implements AutoCloseable {
    private final Ports ports;
    private final MssHome home;
    private final DevelopmentPki pki;
    private final DevelopmentSecrets secrets;
    private final Tokens tokens;
    private final ServiceSettings serviceSettings;
    private final Postgres postgres;
    private final Map<Service, ServiceProcess> running = new EnumMap<>(Service.class);

    private SomeServices(Settings settings, InstantSource clock) {
        this.ports = settings.ports();
        this.home = MssHome.prepared(settings.home());
        this.pki = new DevelopmentPki(home, clock);
        this.secrets = new DevelopmentSecrets(home);
        this.tokens = new Tokens(home, clock);
        this.serviceSettings = new ServiceSettings(home, ports, secrets, pki, tokens);
        this.postgres = Postgres.start(home, secrets, ports.postgres());
    }

    /** Starts the database; the services wait for {@link #start}. */
    public static SomeServices prepare(Settings settings, InstantSource clock) {
        return new SomeServices(settings, clock);
    }

    /** Returns when it can serve. */
    public void start(Service service, Program program) {
        var environment = serviceSettings.of(service);
        environment.putAll(program.settings());
        var started = ServiceProcess.start(
                service, program.runner(), program.javaFlags(), environment, home.log(service.title()));
        synchronized (running) {
            running.put(service, started);
        }
        try {
            new Readiness()
                    .await(started, ports.management(service), List.of(ports.http(service), ports.https(service)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while starting " + service.title(), e);
        }
    }

    /** Lets it finish what it does, and returns when it has ended. */
    public void stop(Service service) {
        Optional<ServiceProcess> process;
        synchronized (running) {
            process = Optional.ofNullable(running.remove(service));
        }
        process.ifPresent(alive -> {
            alive.release();
            alive.awaitEnd();
        });
    }

    public long pid(Service service) {
        synchronized (running) {
            return Optional.ofNullable(running.get(service))
                    .orElseThrow(() -> new IllegalStateException(service.title() + " does not run"))
                    .pid();
        }
    }

    /** A connection of the service's own user to the service's own database. */
    public Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(
                Postgres.address(ports.postgres(), service),
                service.database(),
                secrets.password(Postgres.passwordName(service)));
    }

    /** Where the gateway finds the root that users' certificates end at. */
    public Path usersRoot() {
        return serviceSettings.usersRoot();
    }

    /** By which PostgreSQL's processes are found. */
    public Path postmasterFile() {
        return home.data().resolve("postgresql/postmaster.pid");
    }

    public Ports ports() {
        return ports;
    }

    public MssHome home() {
        return home;
    }

    public DevelopmentPki pki() {
        return pki;
    }

    public DevelopmentSecrets secrets() {
        return secrets;
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        List<ServiceProcess> all;
        synchronized (running) {
            all = List.copyOf(running.values());
            running.clear();
        }
        try {
            all.forEach(ServiceProcess::release);
            all.forEach(ServiceProcess::awaitEnd);
        } finally {
            postgres.close();
        }
    }
}
