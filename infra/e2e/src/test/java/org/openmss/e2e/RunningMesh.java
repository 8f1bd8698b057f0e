package org.openmss.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openmss.launcher.Settings;
import org.openmss.launcher.demo.Cast;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Person;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Folder;
import org.openmss.launcher.mesh.Mesh;
import org.openmss.launcher.mesh.MeshFile;
import org.openmss.launcher.mesh.Ports;
import org.openmss.launcher.mesh.Progress;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Web;

/** One mesh for all scenarios, on free ports, in a folder of its own that stays to be looked at when a scenario has failed. */
final class RunningMesh implements AutoCloseable {
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    static final Path HOME = Path.of("target/mesh").toAbsolutePath();
    private final Mesh mesh;
    private final MeshFile file;
    private final Cast cast;
    private final SecureRandom random;
    private final int postgres;
    private final AtomicInteger rsaUsers = new AtomicInteger();

    private RunningMesh(Mesh mesh, MeshFile file, Cast cast, SecureRandom random, int postgres) {
        this.random = random;
        this.postgres = postgres;
        this.mesh = mesh;
        this.file = file;
        this.cast = cast;
    }

    private static RunningMesh start() {
        try {
            Folder.delete(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var random = new SecureRandom();
        var settings = new Settings(PROJECT, HOME, Ports.free(random), false);
        var mesh = new Mesh(settings, new Progress(System.out), InstantSource.system()).stoppedWithThisProcess();
        try {
            var file = mesh.start();
            return new RunningMesh(
                    mesh,
                    file,
                    new Cast(file, mesh.tokens(), random),
                    random,
                    settings.ports().postgres());
        } catch (RuntimeException e) {
            mesh.close();
            throw e;
        }
    }

    Cast cast() {
        return cast;
    }

    Provider bank() {
        return cast.bank();
    }

    Web web() {
        return cast.web();
    }

    MeshFile file() {
        return file;
    }

    String token(String role) {
        return mesh.tokens().issue(role);
    }

    String token(String role, String person) {
        return mesh.tokens().issue(role, person);
    }

    /** Somebody who can sign. */
    MobileUser activeUser() {
        var user = cast.newcomer("Ada", "Lovelace", "GB");
        user.activate(user.register());
        return user;
    }

    /** Somebody who signs with RSA-2048: the scenario number 0001, each time another SIM of it. */
    MobileUser activeRsaUser() {
        var number = "+9990190001%03d".formatted(rsaUsers.getAndIncrement());
        var user = cast.newcomer(Person.named("Ron", "Rivest", "US", random).withNumber(number));
        user.activate(user.register());
        return user;
    }

    /** A service's database in the hands of its administrator, whom no trigger stops. */
    Connection administrator(Service service) throws IOException, SQLException {
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres + "/" + service.database(),
                "postgres",
                Files.readString(HOME.resolve("secrets/postgres-superuser")).strip());
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        return connection;
    }

    void kill(Service service) {
        mesh.kill(service);
    }

    void restart(Service service) {
        mesh.restart(service);
    }

    void ensureRunning(Service service) {
        if (!mesh.runs(service)) {
            mesh.restart(service);
        }
    }

    @Override
    public void close() {
        mesh.close();
    }

    /** Hands the mesh to whichever scenario asks for it, and stops it after the last. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningMesh.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningMesh.class, type -> start(), RunningMesh.class);
        }
    }
}
