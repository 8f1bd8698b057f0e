package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** MSS_Registration: whose contract allows it gets the key that a SIM has made, and hands over the certificate for it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class RegistrationApiTest {
    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    SubscriberDirectory directory;

    @Inject
    DataSource database;

    private SoapMessage.Sender authority;
    private TestUsers.User user;

    @BeforeEach
    void aRegistrationAuthorityAndAUserWithoutACertificate() throws SQLException {
        authority = sender(true);
        phones.next = DeviceChannel.Delivery.DELIVERED;
        user = users.pending();
    }

    private SoapMessage.Sender sender(boolean registers) throws SQLException {
        String apId = "http://ra.example/" + UUID.randomUUID();
        String password = registerProvider
                .register("test", apId, "RA", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                .password();
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update application_provider set registers = ? where ap_id = ?")) {
            statement.setBoolean(1, registers);
            statement.setString(2, apId);
            statement.executeUpdate();
        }
        return new SoapMessage.Sender(apId, password);
    }

    private void theSimHasMadeAKey() {
        directory.reported(
                user.id(),
                Map.of(KeyPurpose.SIGNATURE, Bytes.of(user.key().getPublic().getEncoded())));
    }

    private SoapMessage registration(SoapMessage.Sender sender, String rest) {
        return new SoapMessage(
                "MSS_Registration",
                "MSS_RegistrationReq",
                "",
                sender.apInfo("R1") + SoapMessage.user(user.msisdn().value()) + rest);
    }

    private static String certificates(PublicKey key) throws CertificateEncodingException {
        var all = new ByteArrayOutputStream();
        for (var certificate : TestHierarchy.chainFor(key, KeyUsage.nonRepudiation)) {
            all.writeBytes(certificate.getEncoded());
        }
        return "<mss:X509Certificate>" + Bytes.of(all.toByteArray()).toBase64() + "</mss:X509Certificate>";
    }

    @Test
    void theKeyIsToldItsCertificateIsTakenAndTheUserCanSign() throws Exception {
        theSimHasMadeAKey();
        registration(authority, "")
                .post()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .body(containsString("<mss:PublicKey>"
                        + Bytes.of(user.key().getPublic().getEncoded()).toBase64()));

        registration(authority, certificates(user.key().getPublic()))
                .post()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"408\""));

        String id = SoapMessage.signature(authority, "A1", user.msisdn().value(), "Sign me", "")
                .accepted();
        users.signs(user, id);
        SoapMessage.status(authority, id).post().body(containsString("<mss:StatusCode Value=\"502\""));
    }

    @Test
    void aKeyThatTheSimHasNotMadeIsNotRegistered() throws Exception {
        theSimHasMadeAKey();

        registration(authority, certificates(TestHierarchy.ecKey().getPublic())).fault(407, 4072);

        SoapMessage.signature(authority, "A2", user.msisdn().value(), "Sign me", "")
                .fault(404);
    }

    @Test
    void anotherCertificateForAnActiveUserIsNotTaken() throws Exception {
        theSimHasMadeAKey();
        registration(authority, certificates(user.key().getPublic())).post().statusCode(200);

        registration(authority, certificates(user.key().getPublic())).fault(407);
        registration(authority, "").fault(407);
    }

    @Test
    void whoseContractDoesNotAllowItLearnsAndChangesNothing() throws Exception {
        theSimHasMadeAKey();
        var shop = sender(false);

        assertThat(registration(shop, "").fault(104, 1045).extract().asString()).doesNotContain("PublicKey");
        registration(shop, certificates(user.key().getPublic())).fault(104, 1045);
    }

    @Test
    void whatCannotBeRegisteredHasItsCode() {
        registration(authority, "").fault(404, 4041);
        registration(authority, "<mss:EncryptedData/>").fault(101);
        registration(authority, "<mss:CertificateURI>http://ca.example/1.cer</mss:CertificateURI>")
                .fault(405);
        registration(authority, "<mss:X509Certificate>AAAA</mss:X509Certificate>")
                .fault(101);
        new SoapMessage(
                        "MSS_Registration",
                        "MSS_RegistrationReq",
                        "",
                        authority.apInfo("R2") + SoapMessage.user("+99901999999"))
                .fault(105);
    }
}
