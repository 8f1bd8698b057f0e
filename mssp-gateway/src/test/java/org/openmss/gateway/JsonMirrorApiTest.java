package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The JSON mirror for clients that say in the message who they are. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class JsonMirrorApiTest {
    private static final String VALIDATE =
            ",\"AdditionalServices\":[{\"Description\":\"http://uri.etsi.org/TS102204/v1.1.2#validate\"}]";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    private final String apId = "http://operator.example/json-" + UUID.randomUUID();
    private JsonMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        shop = new JsonMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "JSON Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
    }

    private JsonMessage asks(String rest) {
        return JsonMessage.signature(
                shop, "A" + UUID.randomUUID(), user.msisdn().value(), "Sign me", rest);
    }

    private void signsWhenAsked() {
        CompletableFuture.runAsync(() -> {
            while (!phones.prompts.containsKey(user.iccid())) {
                Thread.onSpinWait();
            }
            users.signs(user, phones.prompts.get(user.iccid()).id());
        });
    }

    /** As a client finds it that has no parser. */
    private static String lastValue(String line) {
        return line.replaceAll(".*\"Value\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void asynchronousFromAcknowledgementThroughOutstandingToSignature() {
        String id = asks("").accepted();
        JsonMessage.status(shop, id)
                .post()
                .statusCode(200)
                .body("MSS_StatusResp.Status.StatusCode.Value", equalTo("504"))
                .body("MSS_StatusResp.MobileUser.MSISDN", equalTo(user.msisdn().value()));

        users.signs(user, id);

        JsonMessage.status(shop, id)
                .post()
                .statusCode(200)
                .body("MSS_StatusResp.Status.StatusCode.Value", equalTo("502"))
                .body("MSS_StatusResp.Status.StatusMessage", equalTo("VALID_SIGNATURE"))
                .body("MSS_StatusResp.MSS_Signature.Base64Signature", notNullValue());
    }

    @Test
    void synchronousAnswersWhenTheUserHasSigned() {
        signsWhenAsked();

        asks("").with("\"asynch\"", "\"synch\"")
                .post()
                .statusCode(200)
                .body("MSS_SignatureResp.Status.StatusCode.Value", equalTo("502"))
                .body("MSS_SignatureResp.MSSP_TransID", notNullValue())
                .body(
                        "MSS_SignatureResp.MobileUser.MSISDN",
                        equalTo(user.msisdn().value()))
                .body("MSS_SignatureResp.MSS_Signature.Base64Signature", notNullValue())
                .body("MSS_SignatureResp.AP_Info.AP_ID", equalTo(apId))
                .body("MSS_SignatureResp.AP_Info.AP_PWD", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"asynch", "async", "asynchClientServer"})
    void eachWayToWriteTheAsynchronousModeIsTaken(String mode) {
        assertThat(asks("").with("\"asynch\"", "\"" + mode + "\"").accepted()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/service", "/rest/service/sign", "/rest/service/status", "/restapi", "/restapi/"})
    void everyAddressTakesEveryMessage(String path) {
        assertThat(asks("").at(path).accepted()).isNotEmpty();
    }

    @Test
    void anAnswerIsOneCompactLineWhoseLastValueIsTheStatusCode() throws IOException {
        String id = asks(VALIDATE).accepted();
        users.signs(user, id);

        String line = JsonMessage.status(shop, id).post().extract().asString();

        assertThat(line).doesNotContain(" ", "\n", "\t");
        assertThat(lastValue(line)).isEqualTo("502");
        assertThat(line.indexOf(
                        "\"ServiceResponses\":[{\"Description\":\"http://uri.etsi.org/TS102204/v1.1.2#validate\""))
                .isPositive()
                .isLessThan(line.lastIndexOf("\"Status\":"));
        var members = new ObjectMapper().readTree(line).findPath("MSS_StatusResp");
        assertThat(members.fieldNames()).toIterable().startsWith("MajorVersion").endsWith("Status");
        assertThat(members.path("Status").has("StatusDetail")).isFalse();
    }

    @Test
    void aProfileAnswerHasTheCertificatesInBothShapes() {
        String extension = "MSS_ProfileResp.Status.StatusDetail.ProfileQueryExtension";
        JsonMessage.profile(shop, user.msisdn().value())
                .post()
                .statusCode(200)
                .body("MSS_ProfileResp.Status.StatusCode.Value", equalTo("100"))
                .body(
                        "MSS_ProfileResp.SignatureProfile",
                        contains("urn:openmss:profile:authentication", "urn:openmss:profile:signature"))
                .body(extension + ".MobileUserCertificate[0].State", equalTo("ACTIVE"))
                .body(extension + ".MobileUserCertificate[0].SignatureProfiles", hasSize(1))
                .body(extension + ".MobileUserCertificate[0].X509Certificate", not(hasSize(0)))
                .body(extension + ".Sscds.Sim.State", equalTo("ACTIVE"))
                .body(extension + ".Sscds.Sim.MobileUserCertificate", hasSize(2));
    }

    @Test
    void aRefusalComesAsAFaultWithItsFinerCode() {
        String id = asks("").accepted();
        users.answers(id, new SignatureFailure.UserCancelled());

        String line = JsonMessage.status(shop, id)
                .fault(401, 4011)
                .body("Fault.Code.Value", equalTo("Receiver"))
                .body("Fault.Code.ValueNs", equalTo("http://www.w3.org/2003/05/soap-envelope"))
                .body("Fault.Code.SubCode.ValueNs", equalTo("http://uri.etsi.org/TS102204/v1.1.2#"))
                .body("Fault.Reason", equalTo("USER_CANCEL"))
                .body("Fault.Node", notNullValue())
                .body("Fault.Role", equalTo("http://uri.etsi.org/TS102207/v1.1.3#role_HomeMSSP"))
                .body("Fault.Detail", notNullValue())
                .extract()
                .asString();

        assertThat(lastValue(line)).isEqualTo("_401");
    }

    @Test
    void aTextThatLooksLikeBase64IsSignedAsItStands() {
        asks("").with("Sign me", "U2lnbiBtZQ==").accepted();

        assertThat(phones.prompts.get(user.iccid()).documents().getFirst().text())
                .contains("U2lnbiBtZQ==");
    }

    @Test
    void numbersWhereTheMirrorHasTextsAreTakenAsSuch() {
        assertThat(asks("").with("\"TimeOut\":\"80\"", "\"TimeOut\":80").accepted())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"MSSP_Info\":{\"MSSP_ID\":\"\"},", "\"MSSP_Info\":{\"MSSP_ID\":{}},", "\"MSSP_Info\":{},", ""})
    void anMsspIdThatIsEmptyOrMissingIsTaken(String info) {
        assertThat(asks("").with("\"MSSP_Info\":{\"MSSP_ID\":{\"URI\":\"http://mssp.example/\"}},", info)
                        .accepted())
                .isNotEmpty();
    }

    @Test
    void parametersOfServicesReachThePhone() {
        asks("""
                ,"AdditionalServices":[{"Description":"http://mss.ficom.fi/TS102204/v1.0.0#userLang","UserLang":{"Value":"FI"}},{"Description":"http://mss.ficom.fi/TS102204/v1.0.0#eventId","EventID":{"Value":"AB12"}},{"Description":"http://mss.ficom.fi/TS102204/v1.0.0#noSpam","NoSpamCode":{"Verify":"no","Code":"a12"}}]""").accepted();

        assertThat(phones.prompts.get(user.iccid()).eventId()).contains("AB12");
        assertThat(phones.prompts.get(user.iccid()).language()).contains("fi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "MajorVersion":"1"         | "MajorVersion":"7"                    | 108
            "TimeOut":"80"             | "TimeOut":"-1"                        | 101
            "MessagingMode":"asynch"   | "MessagingMode":"whatever"            | 101
            "MessagingMode":"asynch",  |                                       | 102
            "MimeType":"text/plain"    | "MimeType":"application/x-sha256"     | 101
            "Data":"Sign me"           | "Data":""                             | 102
            "AP_PWD":                  | "AP_PW":                              | 102
            "AP_PWD":"                 | "AP_PWD":"x                           | 104
            "AP_Info":                 | "AP_Inf":                             | 102
            "AP_TransID":              | "AP_Trans":                           | 102
            """)
    void whatIsWrongInARequestHasItsCode(String right, String wrong, int code) {
        asks("").with(right, wrong == null ? "" : wrong).fault(code);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }
}
