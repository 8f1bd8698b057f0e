package org.openmss.launcher.mesh;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.openmss.launcher.home.AuditKeys;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.RegistrationAuthorityKey;
import org.openmss.launcher.home.Tokens;

/** What each service is told by its environment: its doors, its database, its TLS identity, whom it calls, its keys. */
final class ServiceSettings {
    private final MssHome home;
    private final Ports ports;
    private final DevelopmentSecrets secrets;
    private final DevelopmentPki pki;
    private final Tokens tokens;
    private final RegistrationAuthorityKey activationKey;
    private final AuditKeys auditKeys;

    ServiceSettings(MssHome home, Ports ports, DevelopmentSecrets secrets, DevelopmentPki pki, Tokens tokens) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.pki = pki;
        this.tokens = tokens;
        this.activationKey = new RegistrationAuthorityKey(home);
        this.auditKeys = new AuditKeys(home);
    }

    /** Where the gateway finds the root that users' certificates end at. */
    Path usersRoot() {
        return home.trust().resolve("users-root.pem");
    }

    void makeActivationKey() {
        activationKey.privateKey();
    }

    /** The settings of every service but the AP sample. */
    Map<String, String> of(Service service) {
        var settings = common(service);
        switch (service) {
            case CERTIFICATE_AUTHORITY -> {
                certificateAuthority(settings);
                sealing(service, settings);
            }
            case REGISTRATION_AUTHORITY -> {
                registrationAuthority(settings);
                sealing(service, settings);
            }
            case HANDSET_SIMULATOR -> handsetSimulator(settings);
            case OPERATOR_A -> {
                operator(settings);
                sealing(service, settings);
            }
            case AP_SAMPLE -> {}
        }
        return settings;
    }

    Map<String, String> ofSample(ApplicationProvider sample) {
        var settings = of(Service.AP_SAMPLE);
        settings.put("MSS_AP_ID", sample.apId());
        settings.put("MSS_AP_PASSWORD", sample.password());
        settings.put("MSS_GATEWAY_URL", https(Service.OPERATOR_A));
        settings.put("MSS_AP_TRUST_ANCHOR", usersRoot().toString());
        return settings;
    }

    private Map<String, String> common(Service service) {
        var identity = pki.identity(service.program());
        var settings = new HashMap<String, String>();
        settings.put("MSS_LIFELINE", "true");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(service)));
        settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(ports.https(service)));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service)));
        settings.put(
                "QUARKUS_TLS_MESH_KEY_STORE_PEM_0_CERT", identity.certificate().toString());
        settings.put("QUARKUS_TLS_MESH_KEY_STORE_PEM_0_KEY", identity.key().toString());
        settings.put("QUARKUS_TLS_MESH_TRUST_STORE_PEM_CERTS", pki.trustAnchor().toString());
        settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "file:" + tokens.publicKey());
        settings.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", Postgres.address(ports.postgres(), service));
        settings.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(Postgres.passwordName(service)));
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return settings;
    }

    private void certificateAuthority(Map<String, String> settings) {
        settings.put("MSS_REGISTRATION_AUTHORITY_URL", https(Service.REGISTRATION_AUTHORITY));
        settings.put("MSS_CA_PUBLIC_URL", http(Service.CERTIFICATE_AUTHORITY));
        settings.put(
                "MSS_CA_KEYS_DIRECTORY",
                home.data().resolve("certificate-authority-keys").toString());
        settings.put("MSS_CA_KEYS_CREATE_IF_ABSENT", "true");
        settings.put("MSS_ISSUANCE_PRACTICE_STATEMENT", http(Service.CERTIFICATE_AUTHORITY) + "/cps");
        settings.put("MSS_CA_KEYS_PASSWORD", secrets.password("certificate-authority-keys"));
    }

    private void registrationAuthority(Map<String, String> settings) {
        settings.put("MSS_CERTIFICATE_AUTHORITY_URL", https(Service.CERTIFICATE_AUTHORITY));
        settings.put("MSS_HOME_MSSP_URL", https(Service.OPERATOR_A));
        settings.put("MSS_IDENTITY_ENCRYPTION_KEY", secrets.key("identity-encryption"));
        settings.put("MSS_IDENTITY_HASH_KEY", secrets.key("identity-hash"));
        settings.put("MSS_ACTIVATION_PRIVATE_KEY", activationKey.privateKey().toString());
    }

    private void handsetSimulator(Map<String, String> settings) {
        settings.put("MSS_HOME_MSSP_URL", https(Service.OPERATOR_A));
        settings.put("MSS_PHONE_PUBLIC_URL", http(Service.HANDSET_SIMULATOR));
        settings.put("MSS_CARD_IMAGE_KEY", secrets.key("card-image"));
        settings.put(
                "MSS_CARD_REGISTRATION_AUTHORITY_KEY", activationKey.publicKey().toString());
    }

    private void operator(Map<String, String> settings) {
        settings.put("MSS_HANDSET_URL", https(Service.HANDSET_SIMULATOR));
        settings.put("MSS_REGISTRATION_AUTHORITY_URL", https(Service.REGISTRATION_AUTHORITY));
        settings.put("MSS_EVIDENCE_TIME_STAMPING_AUTHORITY", http(Service.CERTIFICATE_AUTHORITY) + "/tsa");
        settings.put("MSS_SUBSCRIBER_TRUST_ANCHORS", usersRoot().toString());
        settings.put("MSS_PROVIDER_ENCRYPTION_KEY", secrets.key("operator-a-provider-encryption"));
        var messages = pki.messageSigning("operator-a");
        settings.put("MSS_MESSAGE_SIGNING_CERTIFICATE", messages.certificate().toString());
        settings.put("MSS_MESSAGE_SIGNING_KEY", messages.key().toString());
        // A developer's application provider lives on the same laptop.
        settings.put("MSS_PROVIDER_PLAIN_CALLBACKS", "true");
        settings.put("MSS_NOTIFICATION_PRIVATE_ADDRESSES", "true");
        settings.put("MSS_NOTIFICATION_TLS_CONFIGURATION_NAME", "mesh");
    }

    private void sealing(Service service, Map<String, String> settings) {
        settings.put("MSS_AUDIT_ORIGIN", "localhost/" + service.title());
        settings.put("MSS_AUDIT_KEY_FILE", auditKeys.of(service.title()).toString());
        settings.put(
                "MSS_AUDIT_CHECKPOINTS_FILE",
                home.data().resolve(service.title() + "-audit-checkpoints").toString());
    }

    private String http(Service service) {
        return "http://localhost:" + ports.http(service);
    }

    private String https(Service service) {
        return "https://localhost:" + ports.https(service);
    }
}
