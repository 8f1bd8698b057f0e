package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Web;

@ExtendWith(RunningMesh.Extension.class)
class BadInputScenarioIT {
    private final RunningMesh mesh;

    BadInputScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void anUnknownNumberIs105() {
        var answer = mesh.bank().request(Provider.text("+99901199999999", "Who are you?"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/mssStatus/code")).isEqualTo("105");
        assertThat(answer.text("type")).startsWith("urn:mss:problem:");
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThat(mesh.cast()
                        .bankWithPassword("guess")
                        .request(Provider.text("+99901100000000", "Hello?"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anotherProvidersTransactionIsNotThere() {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "For the bank alone"));
        var shop = mesh.file().provider("ap-sample");

        var answer = new Provider(mesh.web(), mesh.file().at(Service.OPERATOR_A).https(), shop.apId(), shop.password())
                .result(request.text("id"), "PT0S");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void whatIsNoJsonIsRefusedWithASentence() {
        var answer = Web.answer(bankDoor().post(signatures(), "application/json", "{\"msisdn\": "));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isNotBlank();
    }

    @Test
    void aMemberThatNobodyKnowsIsRefused() {
        var asked = Provider.text("+99901100000000", "Hello?");
        asked.put("colour", "blue");

        assertThat(mesh.bank().request(asked).status()).isEqualTo(400);
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() {
        var answer = bankDoor().post(signatures(), "application/json", "{\"text\":\"" + "x".repeat(600 * 1024) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void theServicesOwnDoorsAreClosedToEverybodyElse() {
        var gateway = mesh.file().at(Service.OPERATOR_A).https();
        var authority = mesh.file().at(Service.CERTIFICATE_AUTHORITY).https();

        assertThat(mesh.web()
                        .post(gateway + "/handset/answers", "application/json", "{}")
                        .statusCode())
                .isIn(401, 403);
        assertThat(mesh.web()
                        .withToken(mesh.token("mssp-operator"))
                        .post(gateway + "/handset/keys", "application/json", "{}")
                        .statusCode())
                .isIn(401, 403);
        assertThat(mesh.web()
                        .post(authority + "/certificates", "application/json", "{}")
                        .statusCode())
                .isIn(401, 403);
    }

    private Web bankDoor() {
        var bank = mesh.file().provider("demo-bank");
        return mesh.web().withPassword(bank.apId(), bank.password());
    }

    private String signatures() {
        return mesh.file().at(Service.OPERATOR_A).https() + "/v1/signatures";
    }
}
