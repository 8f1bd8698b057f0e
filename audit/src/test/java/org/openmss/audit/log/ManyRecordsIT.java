package org.openmss.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.audit.AuditKeyForTests;
import org.openmss.testkit.PostgresForTests;
import org.postgresql.ds.PGSimpleDataSource;

/** A trail in a heap that could not hold it. A million records, which take some minutes on a busy machine: {@code -Dmss.audit.records=1000000}. */
class ManyRecordsIT {
    private static final int RECORDS = Integer.getInteger("mss.audit.records", 200_000);

    @TempDir
    Path folder;

    @Test
    void aLongTrailIsSealedExportedAndVerifiedInAHeapThatCouldNotHoldIt() throws Exception {
        var postgres = new PostgresForTests();
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.start().get("quarkus.datasource.jdbc.url"));
        database.setUser("postgres");
        try {
            Flyway.configure().dataSource(database).load().migrate();
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("insert into audit_record (at, actor, action, subject, outcome)"
                        + " select now() + i * interval '1 ms', 'registration-authority', 'certificate.issue',"
                        + " md5(i::text), 'done' from generate_series(1, " + RECORDS + ") i");
            }
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx40m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SealExportVerify.class.getName(),
                            database.getUrl(),
                            AuditKeyForTests.in(folder, "key.pem").toString(),
                            folder.resolve("export").toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            System.out.print(said);

            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("entries " + RECORDS + " good true");
        } finally {
            postgres.stop();
        }
    }
}
