package org.openmss.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;

class PostgresTest {
    @TempDir
    static Path folder;

    private static final int PORT = Ports.free(new Random(11)).postgres();
    private static Postgres postgres;
    private static MssHome home;
    private static DevelopmentSecrets secrets;

    @BeforeAll
    static void start() {
        home = MssHome.prepared(folder.resolve("a home"));
        secrets = new DevelopmentSecrets(home);
        postgres = Postgres.start(home, secrets, PORT);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        assertThat(postgres.hasEnded()).isTrue();
    }

    @Test
    void aServiceComesIntoItsOwnDatabase() throws SQLException {
        try (var connection = connect(Service.OPERATOR_A, Service.OPERATOR_A, password(Service.OPERATOR_A));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE anything (id int)");
            statement.execute("DROP TABLE anything");
        }
    }

    @Test
    void aServiceDoesNotComeIntoAnothersDatabase() {
        assertThatThrownBy(
                        () -> connect(Service.CERTIFICATE_AUTHORITY, Service.OPERATOR_A, password(Service.OPERATOR_A)))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobodyComesInWithoutHisPassword() {
        assertThatThrownBy(() -> connect(Service.OPERATOR_A, Service.OPERATOR_A, "guess"))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + PORT + "/postgres", "postgres", "postgres"))
                .hasMessageContaining("password");
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws SQLException {
        try (var connection = connect(Service.OPERATOR_A, Service.OPERATOR_A, password(Service.OPERATOR_A));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT current_setting('fsync') || current_setting('synchronous_commit')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("onon");
        }
    }

    @Test
    void thereIsNoSuperuserAmongTheServices() throws SQLException {
        try (var connection = connect(Service.OPERATOR_A, Service.OPERATOR_A, password(Service.OPERATOR_A));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_roles WHERE rolcanlogin AND rolsuper AND rolname <> 'postgres'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private static String password(Service service) {
        return secrets.password(Postgres.passwordName(service));
    }

    private static Connection connect(Service database, Service user, String password) throws SQLException {
        return DriverManager.getConnection(Postgres.address(PORT, database), user.database(), password);
    }
}
