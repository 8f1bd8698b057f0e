package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Provider;

@ExtendWith(RunningMesh.Extension.class)
class RepeatedRequestScenarioIT {
    private final RunningMesh mesh;

    RepeatedRequestScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void theSameRequestAgainGetsTheSameTransactionAndNoSecondPrompt() {
        var user = mesh.activeUser();
        var asked = Provider.text(user.msisdn(), "Pay once?");
        var first = mesh.bank().request(asked);

        var second = mesh.bank().request(asked);

        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("verificationCode")).isEqualTo(first.text("verificationCode"));
        user.sign(first);
        assertThat(mesh.bank().result(first.text("id"), "PT30S").text("state")).isEqualTo("SIGNED");
        assertThat(mesh.bank().request(asked).text("state")).isEqualTo("SIGNED");
        assertThat(user.phone().screen("PT1S").status()).isEqualTo(204);
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() {
        var user = mesh.activeUser();
        var asked = Provider.text(user.msisdn(), "Pay 10?");
        var first = mesh.bank().request(asked);
        asked.put("text", "Pay 10000?");

        var second = mesh.bank().request(asked);

        assertThat(second.status()).isBetween(400, 499);
        assertThat(second.text("/mssStatus/code")).isEqualTo("101");
        assertThat(user.agree(first).text("text")).isEqualTo("Pay 10?");
    }
}
