package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.MeshFile;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Web;

/** A provider that signs in with nothing but the client certificate that {@code mesh.json} names. */
@ExtendWith(RunningMesh.Extension.class)
class ClientCertificateScenarioIT {
    private final RunningMesh mesh;

    ClientCertificateScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void aSignatureIsAskedForAndFetchedWithTheCertificateAlone() {
        var user = mesh.activeUser();
        var bank = provider("demo-bank");
        var request = bank.request(Provider.text(user.msisdn(), "By certificate?"));
        assertThat(request.status()).as(request.toString()).isEqualTo(201);

        user.sign(request);

        assertThat(bank.result(request.text("id"), "PT30S").text("state")).isEqualTo("SIGNED");
        assertThat(provider("ap-sample").result(request.text("id"), "PT0S").status())
                .isEqualTo(404);
    }

    @Test
    void withoutCertificateAndPasswordNothingIsTold() {
        var nobody = new Provider(Web.trusting(file().infrastructureCa()), gateway());

        assertThat(nobody.request(Provider.text("+99901199999999", "Who?")).status())
                .isEqualTo(401);
    }

    private Provider provider(String apId) {
        return new Provider(Web.showing(file().provider(apId).identity(), file().infrastructureCa()), gateway());
    }

    private String gateway() {
        return file().at(Service.OPERATOR_A).https();
    }

    private MeshFile file() {
        return mesh.file();
    }
}
