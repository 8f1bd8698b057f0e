package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;

/** One service alone with the mesh's PostgreSQL, for whoever measures it. It may be stopped and started anew; its data stay. */
public final class LoneService implements AutoCloseable {
    private final Service service;
    private final SomeServices services;

    private LoneService(Service service, SomeServices services) {
        this.service = service;
        this.services = services;
    }

    /** Starts the database; the service waits for {@link #start}. */
    public static LoneService prepare(Service service, Settings settings, InstantSource clock) {
        return new LoneService(service, SomeServices.prepare(settings, clock));
    }

    /** Returns when it can serve. */
    public void start(Program program) {
        services.start(service, program);
    }

    /** Lets it finish what it does, and returns when it has ended. */
    public void stop() {
        services.stop(service);
    }

    /** Of plain HTTP. */
    public int port() {
        return services.ports().http(service);
    }

    public int httpsPort() {
        return services.ports().https(service);
    }

    public int managementPort() {
        return services.ports().management(service);
    }

    public long pid() {
        return services.pid(service);
    }

    /** A connection of the service's own user to the service's own database. */
    public Connection database() throws SQLException {
        return services.database(service);
    }

    /** By which PostgreSQL's processes are found. */
    public Path postmasterFile() {
        return services.postmasterFile();
    }

    public MssHome home() {
        return services.home();
    }

    public DevelopmentPki pki() {
        return services.pki();
    }

    public DevelopmentSecrets secrets() {
        return services.secrets();
    }

    @Override
    public void close() {
        services.close();
    }
}
