package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.util.Locale;

/** The services of the laptop mesh. */
public enum Service {
    CERTIFICATE_AUTHORITY("certificate-authority", "certificate-authority", 8083),
    REGISTRATION_AUTHORITY("registration-authority", "registration-authority", 8082),
    HANDSET_SIMULATOR("handset-simulator", "handset-simulator", 8084),
    OPERATOR_A("operator-a", "mssp-gateway", 8091),
    AP_SAMPLE("ap-sample", "ap-sample", 8080);

    private final String title;
    private final String program;
    private final int usualPort;

    Service(String title, String program, int usualPort) {
        this.title = title;
        this.program = program;
        this.usualPort = usualPort;
    }

    /** Its name in {@code mesh.json}, in the table of addresses, and of its log. */
    public String title() {
        return title;
    }

    /** The module that it is an instance of; also the common name of its certificate, and so its role at its neighbours. */
    public String program() {
        return program;
    }

    /** Its database and its user there have the same name. */
    public String database() {
        return title.replace('-', '_');
    }

    /** The runnable program in a built project. */
    public Path runner(Path project) {
        return project.resolve(program).resolve("target/quarkus-app/quarkus-run.jar");
    }

    int usualPort() {
        return usualPort;
    }

    String portSetting() {
        return "MSS_PORT_" + name().toUpperCase(Locale.ROOT);
    }
}
