package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.launcher.mesh.Service;

/** What operations see of each service: its management port, and its log. */
@ExtendWith(RunningMesh.Extension.class)
class OperationsScenarioIT {
    private final RunningMesh mesh;

    OperationsScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceTellsWhetherItLivesIsReadyAndHasStarted(Service service) {
        for (String question : List.of("live", "ready", "started")) {
            var answer = mesh.web().get(management(service) + "/q/health/" + question);

            assertThat(answer.status()).as(question).isEqualTo(200);
            assertThat(answer.text("status")).as(question).isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHasMetricsForPrometheus(Service service) {
        assertThat(text(management(service) + "/q/metrics"))
                .contains("# TYPE jvm_memory_used_bytes gauge")
                .contains("# TYPE process_uptime_seconds gauge");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceDescribesItsDoors(Service service) {
        var answer = mesh.web().get(management(service) + "/q/openapi?format=json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("openapi").asText()).startsWith("3.");
        assertThat(answer.body().path("paths").size()).isPositive();
    }

    /** A database that is not there is enough to have it say something. */
    @Test
    void inProductionEveryLineOfTheLogIsJson(@TempDir Path keys) throws Exception {
        var log = keys.resolve("log").toFile();
        var start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Service.CERTIFICATE_AUTHORITY
                                .runner(RunningMesh.PROJECT)
                                .toString())
                .directory(keys.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        start.environment()
                .putAll(Map.of(
                        "MSS_CA_KEYS_DIRECTORY", keys.resolve("keys").toString(),
                        "MSS_CA_KEYS_PASSWORD", "trial",
                        "MSS_CA_KEYS_CREATE_IF_ABSENT", "true",
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:9/nothing"));

        var service = start.start();

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(log)
                .content(StandardCharsets.UTF_8)
                .satisfies(content -> assertThat(content.lines()).isNotEmpty().allSatisfy(line -> {
                    var record = new ObjectMapper().readTree(line);
                    assertThat(record.path("timestamp").asText()).isNotEmpty();
                    assertThat(record.path("level").asText()).isNotEmpty();
                    assertThat(record.path("message").asText()).isNotEmpty();
                }));
    }

    private String management(Service service) {
        return mesh.file().at(service).management();
    }

    private String text(String address) {
        return new String(mesh.web().bytes(address), StandardCharsets.UTF_8);
    }
}
