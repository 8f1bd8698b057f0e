package org.openmss.bench.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.openmss.bench.load.MutualTls;
import org.openmss.bench.machine.Cpu;
import org.openmss.bench.machine.Metrics;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.mesh.LoneService;
import org.openmss.launcher.mesh.Ports;
import org.openmss.launcher.mesh.Program;
import org.openmss.launcher.mesh.Service;

/** The certificate authority that is measured: its packaged program and a PostgreSQL, both of this run alone. */
final class Authority implements AutoCloseable {
    /** As its container starts it, but for the heap, which is a share of the memory there. */
    static final List<String> FLAGS = flags("-Xmx512m");

    private static final String IN_QUARKUS = "target/quarkus-app/quarkus-run.jar";
    private final LoneService service;
    private final Path project;
    private final Map<String, String> settings;
    private final SSLContext registrationAuthority;

    private Authority(LoneService service, Path project, Map<String, String> settings) {
        this.service = service;
        this.project = project;
        this.settings = settings;
        this.registrationAuthority = MutualTls.of(service.pki(), "registration-authority");
    }

    /** The same with another heap. */
    static List<String> flags(String heap) {
        return List.of(heap, "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");
    }

    /** Starts the database. */
    static Authority prepare(
            Path project, Path folder, Map<String, String> settings, InstantSource clock, RandomGenerator chance) {
        var all = new Settings(project, folder, Ports.free(chance), false);
        return new Authority(LoneService.prepare(Service.CERTIFICATE_AUTHORITY, all, clock), project, settings);
    }

    void start() {
        start(FLAGS);
    }

    void start(List<String> flags) {
        service.start(new Program(Service.CERTIFICATE_AUTHORITY.runner(project), flags, settings));
    }

    /** The same program with one more route, whose answer is constant. */
    void startConstant(int answerLength) {
        var more = new HashMap<>(settings);
        more.put("MSS_BENCH_ANSWER_LENGTH", Integer.toString(answerLength));
        service.start(new Program(project.resolve("infra/bench/constant-answer").resolve(IN_QUARKUS), FLAGS, more));
    }

    void stop() {
        service.stop();
    }

    int port() {
        return service.port();
    }

    int httpsPort() {
        return service.httpsPort();
    }

    Metrics metrics() {
        return new Metrics(service.managementPort(), service.pid());
    }

    Connection database() {
        try {
            return service.database();
        } catch (SQLException e) {
            throw new Obstacle("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    Cpu cpu() {
        return Cpu.used(new TreeMap<>(Map.of("service", service.pid())), service.postmasterFile());
    }

    MssHome home() {
        return service.home();
    }

    Path folder() {
        return service.home().folder();
    }

    Path keys() {
        return service.home().data().resolve("certificate-authority-keys");
    }

    String keyPassword() {
        return service.secrets().password("certificate-authority-keys");
    }

    /** How the registration authority speaks to it. */
    SSLContext registrationAuthority() {
        return registrationAuthority;
    }

    /** A key file of the authority's, such as {@code issuing}. */
    KeyStore keyFile(Path file) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(
                    new ByteArrayInputStream(java.nio.file.Files.readAllBytes(file)),
                    keyPassword().toCharArray());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new Obstacle(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
