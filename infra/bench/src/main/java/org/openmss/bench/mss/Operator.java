package org.openmss.bench.mss;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.openmss.bench.load.MutualTls;
import org.openmss.bench.machine.Cpu;
import org.openmss.bench.machine.Metrics;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.Pem;
import org.openmss.launcher.mesh.Ports;
import org.openmss.launcher.mesh.Program;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.mesh.SomeServices;
import org.openmss.launcher.web.Web;

/** One operator as it is deployed: the packaged gateway, handset simulator and certificate authority, and a PostgreSQL, all of this run alone. */
final class Operator implements AutoCloseable {
    /** As their containers start them, but for the heap, which is a share of the memory there. */
    static final List<String> FLAGS =
            List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private final SomeServices services;
    private final Path project;
    private final SSLContext registrationAuthority;
    private final SSLContext client;

    private Operator(SomeServices services, Path project) {
        this.services = services;
        this.project = project;
        this.registrationAuthority = MutualTls.of(services.pki(), "registration-authority");
        this.client = DevelopmentPki.clientOf(services.pki().trustAnchor());
    }

    /** Starts all of it, and returns when it can serve. */
    static Operator start(Path project, Path folder, InstantSource clock, SecureRandom chance) {
        var services = SomeServices.prepare(new Settings(project, folder, Ports.free(chance), false), clock);
        var operator = new Operator(services, project);
        try {
            operator.start(Service.CERTIFICATE_AUTHORITY, Map.of());
            operator.trustUsersRoot();
            operator.start(Service.HANDSET_SIMULATOR, Map.of("MSS_SCENARIOS_ENABLED", "true"));
            operator.start(Service.OPERATOR_A, Map.of());
            return operator;
        } catch (RuntimeException failed) {
            operator.close();
            throw failed;
        }
    }

    private void start(Service service, Map<String, String> settings) {
        services.start(service, new Program(service.runner(project), flags(service), settings));
    }

    /** A run may have its processes profiled, without a change here. */
    private static List<String> flags(Service service) {
        var more = System.getenv("MSS_BENCH_FLAGS_" + service.name());
        return more == null || more.isBlank()
                ? FLAGS
                : Stream.concat(FLAGS.stream(), Arrays.stream(more.split(" "))).toList();
    }

    private void trustUsersRoot() {
        byte[] root = web().bytes(http(Service.CERTIFICATE_AUTHORITY) + "/ca/root.cer");
        try {
            services.home().write(services.usersRoot(), Pem.of(Pem.certificate(root)));
        } catch (GeneralSecurityException e) {
            throw new Obstacle("the certificate authority's root certificate is not readable", e);
        }
    }

    /** Registered by the gateway's operator. */
    Provider newProvider(String apId) {
        var answer = web().withToken(services.tokens().issue("mssp-operator"))
                .post(
                        https(Service.OPERATOR_A) + "/aps",
                        Map.of("apId", apId, "name", "Bench Shop", "profiles", List.of("authentication", "signature")));
        if (answer.status() != 201) {
            throw new Obstacle("the gateway did not register the application provider: " + answer);
        }
        return new Provider(apId, answer.text("password"));
    }

    RegistrationAuthority registrationAuthority(SecureRandom chance) {
        return new RegistrationAuthority(services, registrationAuthority, usersRoot(), chance);
    }

    private X509Certificate usersRoot() {
        try {
            return Pem.certificate(services.usersRoot());
        } catch (GeneralSecurityException e) {
            throw new Obstacle("the users' root certificate is not readable", e);
        }
    }

    /** Where application providers ask. */
    int port() {
        return services.ports().https(Service.OPERATOR_A);
    }

    /** How they speak TLS: without a certificate of their own. */
    SSLContext client() {
        return client;
    }

    Cpu cpu() {
        var all = new LinkedHashMap<String, Long>();
        all.put("gateway", services.pid(Service.OPERATOR_A));
        all.put("handset", services.pid(Service.HANDSET_SIMULATOR));
        all.put("ca", services.pid(Service.CERTIFICATE_AUTHORITY));
        return Cpu.used(all, services.postmasterFile());
    }

    Metrics gatewayMetrics() {
        return new Metrics(services.ports().management(Service.OPERATOR_A), services.pid(Service.OPERATOR_A));
    }

    Connection database(Service service) {
        try {
            return services.database(service);
        } catch (SQLException e) {
            throw new Obstacle("the database of " + service.title() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    Path folder() {
        return services.home().folder();
    }

    private Web web() {
        return Web.trusting(services.pki().trustAnchor());
    }

    private String http(Service service) {
        return "http://localhost:" + services.ports().http(service);
    }

    private String https(Service service) {
        return "https://localhost:" + services.ports().https(service);
    }

    @Override
    public void close() {
        services.close();
    }
}
