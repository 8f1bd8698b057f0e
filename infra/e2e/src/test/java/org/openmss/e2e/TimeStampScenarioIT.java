package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.launcher.mesh.Service;

/** Somebody has a time-stamp made, with nothing but the public address and OpenSSL. */
@ExtendWith(RunningMesh.Extension.class)
class TimeStampScenarioIT {
    private final RunningMesh mesh;

    @TempDir
    Path folder;

    TimeStampScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void openSslVerifiesATimeStampOfTheRunningService() throws Exception {
        Files.writeString(folder.resolve("contract"), "a contract");
        Files.writeString(folder.resolve("other"), "another");
        openSsl("ts", "-query", "-data", "contract", "-sha256", "-cert", "-out", "query.tsq");

        Files.write(folder.resolve("reply.tsr"), stamped());

        String root = mesh.file().usersRoot().toString();
        assertThat(openSsl("ts", "-verify", "-queryfile", "query.tsq", "-in", "reply.tsr", "-CAfile", root))
                .contains("Verification: OK");
        assertThat(openSsl("ts", "-verify", "-data", "other", "-in", "reply.tsr", "-CAfile", root))
                .contains("Verification: FAILED");
    }

    @Test
    void aRestartGivesNoNumberTwiceAndKeepsTheKey() throws Exception {
        Files.writeString(folder.resolve("contract"), "a contract");
        openSsl("ts", "-query", "-data", "contract", "-sha256", "-cert", "-out", "query.tsq");
        Files.write(folder.resolve("before.tsr"), stamped());

        mesh.kill(Service.CERTIFICATE_AUTHORITY);
        mesh.restart(Service.CERTIFICATE_AUTHORITY);
        Files.write(folder.resolve("after.tsr"), stamped());

        String before = openSsl("ts", "-reply", "-in", "before.tsr", "-text");
        String after = openSsl("ts", "-reply", "-in", "after.tsr", "-text");
        assertThat(line(before, "TSA: ")).isEqualTo(line(after, "TSA: ")).contains("Time Stamping");
        assertThat(new HashSet<>(List.of(line(before, "Serial number: "), line(after, "Serial number: "))))
                .hasSize(2);
    }

    private byte[] stamped() throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(
                        URI.create(mesh.file().at(Service.CERTIFICATE_AUTHORITY).url() + "/tsa"))
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve("query.tsq")))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/timestamp-reply");
            return answer.body();
        }
    }

    private static String line(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
    }

    private String openSsl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
