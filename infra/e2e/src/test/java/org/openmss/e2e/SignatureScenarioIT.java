package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Contract;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.web.Answer;

@ExtendWith(RunningMesh.Extension.class)
class SignatureScenarioIT {
    private final RunningMesh mesh;

    SignatureScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void aTextIsSignedAndLiesInTheSignature() throws Exception {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Pay 10 euros?"));
        assertThat(request.status()).isEqualTo(201);

        user.sign(request);

        var result = mesh.bank().result(request.text("id"), "PT30S");
        assertThat(result.text("state")).isEqualTo("SIGNED");
        assertThat(result.text("/mssStatus/code")).isEqualTo("502");
        var signed = new CMSSignedData(Base64.getDecoder().decode(result.text("/signature/value")));
        assertThat((byte[]) signed.getSignedContent().getContent())
                .isEqualTo("Pay 10 euros?".getBytes(StandardCharsets.UTF_8));
        assertThat(isVerified(signed, result)).isTrue();
    }

    @Test
    void aDocumentIsSignedByItsDigestAlone() throws Exception {
        var user = mesh.activeUser();
        var pdf = Contract.pdf("One page.");
        var digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(pdf));
        var request = mesh.bank().request(Provider.digest(user.msisdn(), digest, "One page"));
        assertThat(request.status()).isEqualTo(201);

        user.sign(request);

        var result = mesh.bank().result(request.text("id"), "PT30S");
        var signed = new CMSSignedData(
                new CMSProcessableByteArray(pdf), Base64.getDecoder().decode(result.text("/signature/value")));
        assertThat(isVerified(signed, result)).isTrue();
    }

    @Test
    void aRefusalIsToldAsOne() {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Give me your car?"));

        user.phone().refuse(user.agree(request).text("id"));

        assertThat(outcome(request)).isEqualTo("REFUSED 401");
    }

    @Test
    void threeWrongPinsBlockTheCardForGood() {
        var user = mesh.activeUser();
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Sign in?"));
        var prompt = user.agree(request).text("id");
        var wrong = "000000".equals(user.pin()) ? "111111" : "000000";

        user.phone().enterPin(prompt, wrong);
        user.phone().enterPin(prompt, wrong);
        assertThat(user.phone().enterPin(prompt, wrong).text("result")).isEqualTo("PIN_BLOCKED");

        assertThat(outcome(request)).isEqualTo("FAILED 402");
    }

    @Test
    void whoDoesNotReactLetsTheRequestExpireAndTheScreenGoesDark() {
        var user = mesh.activeUser();
        var asked = Provider.text(user.msisdn(), "Are you there?");
        asked.put("timeout", "PT5S");
        var request = mesh.bank().request(asked);
        var prompt = user.agree(request).text("id");

        assertThat(outcome(request)).isEqualTo("EXPIRED 208");

        user.phone().enterPin(prompt, user.pin());
        assertThat(outcome(request)).isEqualTo("EXPIRED 208");
    }

    @Test
    void aRevokedUserIsNotAskedAnyMore() {
        var user = mesh.activeUser();
        assertThat(mesh.cast()
                        .officer()
                        .revoke(user.registrationId(), "cessationOfOperation")
                        .text("state"))
                .isEqualTo("REVOKED");

        var request = mesh.bank().request(Provider.text(user.msisdn(), "Still there?"));

        assertThat(request.status()).isEqualTo(422);
        assertThat(request.text("/mssStatus/code")).isEqualTo("422");
        assertThat(user.phone().screen("PT1S").status()).isEqualTo(204);
    }

    private String outcome(Answer request) {
        var result = mesh.bank().result(request.text("id"), "PT30S");
        return result.text("state") + " " + result.text("/mssStatus/code");
    }

    private static boolean isVerified(CMSSignedData signed, Answer result) throws Exception {
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        var certificate = new X509CertificateHolder(Base64.getDecoder().decode(result.text("/certificates/0")));
        return signer.getSID().match(certificate)
                && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    }
}
