package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Officer;
import org.openmss.launcher.mesh.Service;

@ExtendWith(RunningMesh.Extension.class)
class EnrolmentScenarioIT {
    private final RunningMesh mesh;

    EnrolmentScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void anActivePersonHasOneCertificateForEachPurpose() {
        var user = mesh.activeUser();

        var registration = mesh.cast().officer().registration(user.registrationId());

        assertThat(registration.text("state")).isEqualTo("ACTIVE");
        assertThat(Officer.certificates(registration)).containsOnlyKeys("authentication", "signature");
    }

    @Test
    void aWrongActivationCodeDoesNotActivateAndTheRightOneStillDoes() {
        var user = mesh.cast().newcomer("Grace", "Hopper", "US");
        var code = user.register();
        user.prompt("ACTIVATE");

        var wrong = user.phone().activate(another(code), user.pin());

        assertThat(wrong.text("result")).isEqualTo("WRONG_CODE");
        assertThat(wrong.text("triesLeft")).isEqualTo("2");
        assertThat(mesh.cast().officer().registration(user.registrationId()).text("state"))
                .isEqualTo("PENDING_KEY");
        user.activate(code);
    }

    @Test
    void threeWrongActivationCodesEndTheMatter() {
        var user = mesh.cast().newcomer("Grace", "Hopper", "US");
        var code = user.register();
        user.prompt("ACTIVATE");
        for (int attempt = 0; attempt < 3; attempt++) {
            user.phone().activate(another(code), user.pin());
        }

        user.phone().activate(code, user.pin());

        assertThat(mesh.cast().officer().registration(user.registrationId()).text("state"))
                .isNotEqualTo("ACTIVE");
    }

    @Test
    void aNumberBelongsToOnePersonAtATime() {
        var user = mesh.activeUser();

        var again = mesh.cast().officer().register(user.person(), user.phone().iccid());

        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void onlyAnOfficerRegisters() {
        var door = mesh.file().at(Service.REGISTRATION_AUTHORITY).url() + "/admin/registrations";

        assertThat(mesh.web().post(door, Map.of()).status()).isEqualTo(401);
        assertThat(mesh.web()
                        .withToken(mesh.token("auditor"))
                        .post(door, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(mesh.web()
                        .withToken(mesh.token("mssp-operator"))
                        .post(door, Map.of())
                        .status())
                .isEqualTo(401);
    }

    private static String another(String code) {
        return (code.charAt(0) == '1' ? "2" : "1") + code.substring(1);
    }
}
