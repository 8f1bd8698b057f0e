package org.openmss.launcher.mesh;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;

/** The mesh's own PostgreSQL: data that stays, a password for everybody, one database and one user for each service. */
final class Postgres implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(40);
    private final EmbeddedPostgres server;
    private final PostgresWatcher watcher;

    private Postgres(EmbeddedPostgres server, PostgresWatcher watcher) {
        this.server = server;
        this.watcher = watcher;
    }

    static Postgres start(MssHome home, DevelopmentSecrets secrets, int port) {
        var log = home.log("postgresql");
        var data = home.data().resolve("postgresql");
        var complete = home.data().resolve("postgresql-is-complete");
        try {
            if (!Files.exists(complete)) {
                // An initdb that was cut short leaves a folder that looks like a database and is none.
                Folder.delete(data);
            }
            LogFile.startAnew(log);
            var watcher = PostgresWatcher.of(data);
            var postgres = new Postgres(server(home, secrets, port, data, log), watcher);
            postgres.divide(secrets);
            Files.writeString(complete, "");
            return postgres;
        } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
            throw new Obstacle(failure(log, String.valueOf(e.getMessage())), e);
        }
    }

    /** The JDBC address of a service's database. */
    static String address(int port, Service service) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + service.database();
    }

    static String passwordName(Service service) {
        return "postgres-" + service.title();
    }

    /** True when the server has gone without being asked to. */
    boolean hasEnded() {
        return !watcher.seesPostmaster();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new Obstacle("PostgreSQL did not stop as it should: its watcher ends it now.", e);
        } finally {
            watcher.close();
        }
    }

    private static EmbeddedPostgres server(MssHome home, DevelopmentSecrets secrets, int port, Path data, Path log)
            throws IOException {
        // The library unpacks its programs for everybody in /tmp otherwise. The data must never lie inside this folder:
        // the library cleans it.
        System.setProperty(
                "ot.epg.working-dir",
                home.folder().resolve("postgresql-programs").toString());
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var password = secrets.password("postgres-superuser");
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", home.secrets().resolve("postgres-superuser").toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                // The library turns all of this off for tests; here a promise has to survive a crash.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void divide(DevelopmentSecrets secrets) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            execute(connection, "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
            for (var service : Service.values()) {
                var name = service.database();
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                    execute(connection, "CREATE ROLE " + name + " LOGIN");
                }
                execute(
                        connection,
                        "ALTER ROLE " + name + " PASSWORD '" + secrets.password(passwordName(service)) + "'");
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
                }
                execute(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        }
    }

    /** Names and passwords in these statements are our own: letters, digits and underscores. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String failure(Path log, String why) {
        return "PostgreSQL did not start (" + why + ")" + LogFile.explanation(log);
    }
}
