package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;

@ExtendWith(RunningMesh.Extension.class)
class OutageScenarioIT {
    private final RunningMesh mesh;

    OutageScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @AfterEach
    void everythingRunsAgain() {
        mesh.ensureRunning(Service.CERTIFICATE_AUTHORITY);
        mesh.ensureRunning(Service.HANDSET_SIMULATOR);
        mesh.ensureRunning(Service.OPERATOR_A);
    }

    @Test
    void nothingCanBeSignedWhileTheHandsetsAreStopped() {
        var user = mesh.activeUser();
        mesh.kill(Service.HANDSET_SIMULATOR);

        var asked = Provider.text(user.msisdn(), "Can you sign without your card?");
        asked.put("timeout", "PT5S");
        var request = mesh.bank().request(asked);

        if (request.status() == 201) {
            assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                    .isIn("FAILED", "EXPIRED");
        } else {
            assertThat(request.status()).isGreaterThanOrEqualTo(500);
        }
        mesh.restart(Service.HANDSET_SIMULATOR);
        var later = mesh.bank().request(Provider.text(user.msisdn(), "And now?"));
        user.sign(later);
        assertThat(mesh.bank().result(later.text("id"), "PT30S").text("state")).isEqualTo("SIGNED");
    }

    @Test
    void aTransactionThatWasOpenWhenTheGatewayDiedCanStillBeSigned() {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Do you survive?"));
        user.agree(request);

        mesh.kill(Service.OPERATOR_A);
        mesh.restart(Service.OPERATOR_A);

        user.sign(request);
        assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                .isEqualTo("SIGNED");
    }

    @Test
    void aTransactionWhoseTimePassedWhileTheGatewayWasDeadEndsWhenItIsBack() {
        var user = mesh.activeUser();
        var asked = Provider.text(user.msisdn(), "Do you end?");
        asked.put("timeout", "PT5S");
        var request = mesh.bank().request(asked);
        assertThat(request.status()).isEqualTo(201);

        mesh.kill(Service.OPERATOR_A);
        mesh.restart(Service.OPERATOR_A);

        assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void aSignatureWhoseStatusCannotBeLearntIsNotHandedOver() {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Who vouches for this?"));
        mesh.kill(Service.CERTIFICATE_AUTHORITY);

        user.sign(request);

        var result = mesh.bank().result(request.text("id"), "PT30S");
        assertThat(result.text("state")).isEqualTo("FAILED");
        assertThat(result.body().toString()).contains("423").contains("CRL_PB").doesNotContain("\"signature\"");
    }

    @Test
    void anActivationThatTheStoppedAuthorityCutShortIsFinishedWithThePinChosenFirst() {
        var user = mesh.cast().newcomer("Mary", "Somerville", "GB");
        var code = user.register();
        user.prompt("ACTIVATE");
        mesh.kill(Service.CERTIFICATE_AUTHORITY);

        var cutShort = user.phone().activate(code, user.pin());
        var withAnotherPin = user.phone().activate(code, another(user.pin()));
        mesh.restart(Service.CERTIFICATE_AUTHORITY);
        // The registration authority goes on by itself, and may have been faster than the person.
        user.phone().activate(code, user.pin());

        assertThat(user.awaitRegistration("ACTIVE").text("state")).isEqualTo("ACTIVE");
        assertThat(cutShort.text("result")).isEqualTo("UNAVAILABLE");
        assertThat(withAnotherPin.text("result")).isEqualTo("PIN_ALREADY_CHOSEN");
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Is it the first PIN that signs?"));
        user.sign(request);
        assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                .isEqualTo("SIGNED");
    }

    private static String another(String pin) {
        return (pin.charAt(0) == '1' ? "2" : "1") + pin.substring(1);
    }
}
