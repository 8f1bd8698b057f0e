package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/** What a CA operator does reaches the registration authority and the home MSSP by itself. */
@ExtendWith(RunningMesh.Extension.class)
class CaOperatorScenarioIT {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int NO_CERT_FOUND = 422;
    private final RunningMesh mesh;

    CaOperatorScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @AfterEach
    void everythingRunsAgain() {
        mesh.ensureRunning(Service.CERTIFICATE_AUTHORITY);
        mesh.ensureRunning(Service.REGISTRATION_AUTHORITY);
        mesh.ensureRunning(Service.OPERATOR_A);
    }

    private Web operator(String name) {
        return mesh.web().withToken(mesh.token("ca-operator", name));
    }

    private String ca(String path) {
        return mesh.file().at(Service.CERTIFICATE_AUTHORITY).url() + path;
    }

    private Answer revoke(String serial) {
        return operator("anna").post(ca("/certificates/" + serial + "/revocation"), Map.of("reason", "keyCompromise"));
    }

    private String serial(MobileUser user, String purpose) {
        for (var certificate : registration(user).body().path("certificates")) {
            if (certificate.path("purpose").asText().equals(purpose)) {
                return certificate.path("serial").asText();
            }
        }
        throw new AssertionError("no certificate for " + purpose);
    }

    private Answer registration(MobileUser user) {
        return mesh.cast().officer().registration(user.registrationId());
    }

    private String stateAtTheRegistrationAuthority(MobileUser user, String serial) {
        for (var certificate : registration(user).body().path("certificates")) {
            if (certificate.path("serial").asText().equals(serial)) {
                return certificate.path("state").asText();
            }
        }
        throw new AssertionError("no certificate " + serial);
    }

    /** Asked for before the news has come it leaves a prompt, which is soon over. */
    private Answer request(MobileUser user, String profile) {
        var asked = Provider.text(user.msisdn(), "Does it stand?");
        asked.put("profile", profile);
        asked.put("timeout", "PT5S");
        return mesh.bank().request(asked);
    }

    private static boolean isRefusedForItsCertificate(Answer answer) {
        return answer.status() == NO_CERT_FOUND
                && answer.text("/mssStatus/code").equals("422");
    }

    private static void within(Duration patience, String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + patience).isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    @Test
    void aRevocationIsKnownAtTheGatewayAndTheRegistrationAuthorityWithinFiveSeconds() throws Exception {
        var user = mesh.activeUser();
        String serial = serial(user, "signature");

        assertThat(revoke(serial).status()).isEqualTo(200);

        within(PROMISED, "422 at the gateway", () -> isRefusedForItsCertificate(request(user, "signature")));
        assertThat(stateAtTheRegistrationAuthority(user, serial)).isEqualTo("REVOKED");
        assertThat(stateAtTheRegistrationAuthority(user, serial(user, "authentication")))
                .isEqualTo("VALID");
    }

    @Test
    void aRegistrationEndsWithItsLastCertificateAndThePersonRegistersAgain() throws Exception {
        var user = mesh.activeUser();

        revoke(serial(user, "signature"));
        revoke(serial(user, "authentication"));

        within(
                PROMISED,
                "REVOKED at the registration authority",
                () -> registration(user).text("state").equals("REVOKED"));
        within(PROMISED, "422 at the gateway", () -> isRefusedForItsCertificate(request(user, "authentication")));
        user.activate(user.register());
        var again = mesh.bank().request(Provider.text(user.msisdn(), "Are you back?"));
        user.sign(again);
        assertThat(mesh.bank().result(again.text("id"), "PT30S").text("state")).isEqualTo("SIGNED");
    }

    @Test
    void aHoldIsKnownWithinFiveSecondsAndSoIsItsEnd() throws Exception {
        var user = mesh.activeUser();
        String serial = serial(user, "signature");

        assertThat(operator("anna")
                        .post(ca("/certificates/" + serial + "/suspension"), Map.of())
                        .status())
                .isEqualTo(200);
        within(PROMISED, "422 at the gateway", () -> isRefusedForItsCertificate(request(user, "signature")));
        assertThat(stateAtTheRegistrationAuthority(user, serial)).isEqualTo("ON_HOLD");

        String proposal = operator("anna")
                .delete(ca("/certificates/" + serial + "/suspension"))
                .text("id");
        var approved = operator("bert").post(ca("/admin/approvals/" + proposal + "/approval"), Map.of());
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);

        within(
                PROMISED,
                "no 422 at the gateway any more",
                () -> !isRefusedForItsCertificate(request(user, "signature")));
        assertThat(stateAtTheRegistrationAuthority(user, serial)).isEqualTo("VALID");
        within(
                Duration.ofSeconds(20),
                "a signature",
                () -> request(user, "signature").status() == 201);
    }

    @Test
    void aBulkRevocationThatTheCasDeathCutShortIsFinishedWhenItIsBack() throws Exception {
        var one = mesh.activeUser();
        var other = mesh.activeUser();
        var serials = List.of(serial(one, "signature"), serial(other, "authentication"));
        var proposal = operator("anna")
                .post(ca("/admin/bulk-revocations"), Map.of("serials", serials, "reason", "keyCompromise"));
        assertThat(proposal.status()).as(proposal.toString()).isEqualTo(202);
        String id = proposal.text("id");
        assertThat(operator("bert")
                        .post(ca("/admin/approvals/" + id + "/approval"), Map.of())
                        .status())
                .isEqualTo(200);

        mesh.kill(Service.CERTIFICATE_AUTHORITY);
        mesh.restart(Service.CERTIFICATE_AUTHORITY);

        within(
                Duration.ofSeconds(10),
                "DONE",
                () -> operator("cleo")
                        .get(ca("/admin/bulk-revocations/" + id))
                        .text("state")
                        .equals("DONE"));
        within(PROMISED, "422 for one", () -> isRefusedForItsCertificate(request(one, "signature")));
        within(PROMISED, "422 for the other", () -> isRefusedForItsCertificate(request(other, "authentication")));
        within(
                Duration.ofSeconds(20),
                "a request for what still stands",
                () -> request(other, "signature").status() == 201);
    }

    @Test
    void aRevocationWhileTheRegistrationAuthorityIsDownIsKnownSoonAfterItIsBack() throws Exception {
        var user = mesh.activeUser();
        String serial = serial(user, "signature");
        mesh.kill(Service.REGISTRATION_AUTHORITY);

        assertThat(revoke(serial).status()).isEqualTo(200);
        mesh.restart(Service.REGISTRATION_AUTHORITY);

        within(
                Duration.ofSeconds(15),
                "422 at the gateway",
                () -> isRefusedForItsCertificate(request(user, "signature")));
        assertThat(stateAtTheRegistrationAuthority(user, serial)).isEqualTo("REVOKED");
    }
}
