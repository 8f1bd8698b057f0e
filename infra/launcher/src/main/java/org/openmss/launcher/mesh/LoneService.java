package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Tokens;

/** One service alone with the mesh's PostgreSQL, for whoever measures it. It may be stopped and started anew; its data stay. */
public final class LoneService implements AutoCloseable {
    private final Service service;
    private final Settings settings;
    private final MssHome home;
    private final DevelopmentPki pki;
    private final DevelopmentSecrets secrets;
    private final ServiceSettings serviceSettings;
    private final Postgres postgres;
    private @Nullable ServiceProcess process;

    private LoneService(Service service, Settings settings, InstantSource clock) {
        this.service = service;
        this.settings = settings;
        this.home = MssHome.prepared(settings.home());
        this.pki = new DevelopmentPki(home, clock);
        this.secrets = new DevelopmentSecrets(home);
        this.serviceSettings = new ServiceSettings(home, settings.ports(), secrets, pki, new Tokens(home, clock));
        this.postgres = Postgres.start(home, secrets, settings.ports().postgres());
    }

    /** Starts the database; the service waits for {@link #start}. */
    public static LoneService prepare(Service service, Settings settings, InstantSource clock) {
        return new LoneService(service, settings, clock);
    }

    /**
     * A way to run it.
     *
     * @param settings what differs from the mesh's own settings
     */
    public record Program(Path runner, List<String> javaFlags, Map<String, String> settings) {
        public Program {
            javaFlags = List.copyOf(javaFlags);
            settings = Map.copyOf(settings);
        }
    }

    /** Returns when it can serve. */
    public synchronized void start(Program program) {
        var environment = serviceSettings.of(service);
        environment.putAll(program.settings());
        var started = ServiceProcess.start(
                service, program.runner(), program.javaFlags(), environment, home.log(service.title()));
        process = started;
        try {
            new Readiness().await(started, managementPort(), List.of(port(), httpsPort()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while starting " + service.title(), e);
        }
    }

    /** Lets it finish what it does, and returns when it has ended. */
    public synchronized void stop() {
        Optional.ofNullable(process).ifPresent(running -> {
            running.release();
            running.awaitEnd();
        });
        process = null;
    }

    /** Of plain HTTP. */
    public int port() {
        return settings.ports().http(service);
    }

    public int httpsPort() {
        return settings.ports().https(service);
    }

    public int managementPort() {
        return settings.ports().management(service);
    }

    public synchronized long pid() {
        var running = process;
        if (running == null) {
            throw new IllegalStateException(service.title() + " does not run");
        }
        return running.pid();
    }

    /** A connection of the service's own user to the service's own database. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                Postgres.address(settings.ports().postgres(), service),
                service.database(),
                secrets.password(Postgres.passwordName(service)));
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

    @Override
    public void close() {
        try {
            stop();
        } finally {
            postgres.close();
        }
    }
}
