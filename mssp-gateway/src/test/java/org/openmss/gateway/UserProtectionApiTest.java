package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.RegisterProvider;
import org.openmss.gateway.subscriber.domain.Preferences;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.VerificationCode;
import org.openmss.testkit.PostgresForTests;

/** What users do not want on their phones does not get there, and who asks learns no more than the contract allows. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TestHierarchy.class)
class UserProtectionApiTest {
    private static final String FICOM = "http://mss.ficom.fi/TS102204/v1.0.0#";
    private static final String BETTER_THAN_AUTHENTICATION =
            "<mss:SignatureProfile><mss:mssURI>http://alauda.mobi/digitalSignature</mss:mssURI></mss:SignatureProfile>"
                    + "<mss:SignatureProfileComparison>better</mss:SignatureProfileComparison>";
    private static final String UNKNOWN_NUMBER = "+99901999999";

    @Inject
    RegisterProvider registerProvider;

    @Inject
    TestUsers users;

    @Inject
    ScriptedPhones phones;

    @Inject
    ScriptedStatus status;

    @Inject
    SubscriberDirectory directory;

    private final String apId = "http://operator.example/protection-" + UUID.randomUUID();
    private SoapMessage.Sender shop;
    private TestUsers.User user;

    @BeforeEach
    void aProviderAndAUser() {
        shop = new SoapMessage.Sender(
                apId,
                registerProvider
                        .register("test", apId, "Corner Shop", EnumSet.allOf(KeyPurpose.class), Optional.empty())
                        .password());
        phones.next = DeviceChannel.Delivery.DELIVERED;
        status.next = Optional.empty();
        user = users.active();
    }

    private SoapMessage asks(String rest) {
        return SoapMessage.signature(
                shop, "A" + UUID.randomUUID(), user.msisdn().value(), "Sign me", rest);
    }

    private void wants(String preferences) {
        given().contentType(ContentType.JSON)
                .body(preferences)
                .put("/subscribers/{id}/preferences", user.id().toString())
                .then()
                .statusCode(200);
    }

    private static String noSpam(String code) {
        return SoapMessage.services(SoapMessage.service(FICOM + "noSpam", code));
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aNoSpamCodeKeepsThePhoneSilentForWhoeverDoesNotKnowIt() {
        wants("{\"noSpamCode\": \"Tiger7\"}");

        asks("").fault(101, 1012);
        asks(noSpam("<fi:NoSpamCode/>")).fault(101, 1012);
        asks(noSpam("<fi:NoSpamCode verify=\"yes\">lion7</fi:NoSpamCode>")).fault(101, 1011);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());

        asks(noSpam("<fi:NoSpamCode verify=\"yes\">tiger7</fi:NoSpamCode>")).accepted();
        assertThat(phones.prompts).containsKey(user.iccid());
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aProviderThatKnowsWhoIsThereNeedsNoCode() {
        wants("{\"noSpamCode\": \"Tiger7\"}");

        asks(noSpam("<fi:NoSpamCode verify=\"no\"/>")).accepted();
    }

    @ParameterizedTest
    @TestSecurity(
            user = "anybody",
            roles = {"registration-authority", "mssp-operator"},
            authMechanism = "X509")
    @ValueSource(
            strings = {
                "{\"blocked\": true}",
                "{\"blockedProviders\": [\"AP\"]}",
                "{\"blockedProfiles\": [\"signature\"]}"
            })
    void anUnwillingUserLooksLikeAnUnknownNumber(String wishes) {
        wants(wishes.replace("AP", apId));
        var unknown = SoapMessage.signature(shop, "U1", UNKNOWN_NUMBER, "Sign me", "")
                .fault(105)
                .extract()
                .asString();

        String unwilling = asks("").fault(105).extract().asString();

        assertThat(unwilling).isEqualTo(unknown);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void noComparisonLeadsToAKeyOfABlockedProfile() {
        wants("{\"blockedProfiles\": [\"signature\"]}");

        asks(BETTER_THAN_AUTHENTICATION).fault(105);

        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aBlockedProfileLeavesTheKeyThatAComparisonLeadsTo() {
        wants("{\"blockedProfiles\": [\"authentication\"]}");

        asks(BETTER_THAN_AUTHENTICATION).accepted();

        assertThat(phones.prompts.get(user.iccid()).purpose()).isEqualTo(KeyPurpose.SIGNATURE);
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void aBlockForOneProviderOrProfileLeavesTheOthers() {
        wants("{\"blockedProviders\": [\"http://nobody.example\"], \"blockedProfiles\": [\"authentication\"]}");

        asks("").accepted();
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void theProfileQueryDoesNotGiveAnUnwillingUserAway() {
        wants("{\"blocked\": true}");
        String unknown = SoapMessage.profile(shop, UNKNOWN_NUMBER, "")
                .fault(105)
                .extract()
                .asString();

        assertThat(SoapMessage.profile(shop, user.msisdn().value(), "")
                        .fault(105)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
    }

    @Test
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    void theProfileQueryDoesNotNameAProfileThatTheUserHasBlocked() {
        wants("{\"blockedProfiles\": [\"signature\"]}");
        SoapMessage.profile(shop, user.msisdn().value(), "")
                .post()
                .statusCode(200)
                .body(containsString("profile:authentication"))
                .body(not(containsString("profile:signature")));

        wants("{\"blockedProfiles\": [\"signature\", \"authentication\"]}");
        SoapMessage.profile(shop, user.msisdn().value(), "").fault(105);
    }

    @Test
    void theEventIdAndTheLanguageReachThePhone() {
        asks(SoapMessage.services(
                        SoapMessage.service(FICOM + "eventId", "<fi:EventID>AB12</fi:EventID>"),
                        SoapMessage.service(FICOM + "userLang", "<fi:UserLang>FI</fi:UserLang>")))
                .accepted();

        var prompt = phones.prompts.get(user.iccid());
        assertThat(prompt.eventId()).contains("AB12");
        assertThat(prompt.language()).contains("fi");
    }

    @Test
    void theNameShownIsTheContractsWhateverTheRequestSays() {
        asks(SoapMessage.services(
                        SoapMessage.service(FICOM + "displayName", "<fi:DisplayName>Your Bank</fi:DisplayName>")))
                .accepted();

        assertThat(phones.prompts.get(user.iccid()).apName()).isEqualTo("Corner Shop");
    }

    @Test
    void aServiceThatNobodyKnowsIsRefusedAndThoseOfDeployedClientsAreNot() {
        asks(SoapMessage.services(SoapMessage.service("urn:nobody:knows", ""))).fault(101, 1014);
        asks(SoapMessage.services(
                        SoapMessage.service("http://mid.swisscom.ch/as#geofencing", ""),
                        SoapMessage.service("http://mid.swisscom.ch/as#subscriberInfo", ""),
                        SoapMessage.service("http://www.methics.fi/KiuruMSSP/v5.0.0#role", "")))
                .accepted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eventId  | <fi:EventID>ab</fi:EventID>                  | 101
            eventId  | <fi:EventID>a b c d</fi:EventID>             | 101
            eventId  |                                              | 102
            userLang | <fi:UserLang>english</fi:UserLang>           | 101
            noSpam   |                                              | 102
            noSpam   | <fi:NoSpamCode>7</fi:NoSpamCode>             | 101
            noSpam   | <fi:NoSpamCode verify="x">a12</fi:NoSpamCode>| 101
            """)
    void whatIsWrongInAServiceHasItsCode(String service, String parameters, int code) {
        asks(SoapMessage.services(SoapMessage.service(FICOM + service, parameters == null ? "" : parameters)))
                .fault(code);
        assertThat(phones.prompts).doesNotContainKey(user.iccid());
    }

    @Test
    void whoAsksForValidationIsTold() {
        String id = asks(SoapMessage.services(SoapMessage.service("http://uri.etsi.org/TS102204/v1.1.2#validate", "")))
                .accepted();
        SoapMessage.status(shop, id).post().body(not(containsString("ServiceResponse")));

        users.signs(user, id);

        SoapMessage.status(shop, id)
                .post()
                .body(containsString(
                        "<fi:ServiceResponse><fi:Description><mss:mssURI>http://uri.etsi.org/TS102204/v1.1.2#validate"))
                .body(containsString("<mss:StatusCode Value=\"502\""));
    }

    @Test
    void theVerificationCodeOnThePhoneIsToldToWhoAsksForIt() {
        String answer = asks(SoapMessage.services(SoapMessage.service("urn:openmss:service:verificationCode", "")))
                .post()
                .statusCode(200)
                .extract()
                .asString();

        var prompt = phones.prompts.get(user.iccid());
        assertThat(answer)
                .contains("<ext:VerificationCode>"
                        + VerificationCode.of(prompt.documents().getFirst().hash(), prompt.nonce())
                                .value() + "</ext:VerificationCode>");
    }

    @Test
    void theSigningCertificateIsToldBeforeTheUserHasSigned() {
        asks(SoapMessage.services(SoapMessage.service("http://www.methics.fi/KiuruMSSP/v5.0.0#signingCertificate", "")))
                .post()
                .statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .body(containsString("<ds:X509Certificate>MII"));
    }

    @ParameterizedTest
    @TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
    @CsvSource(delimiter = '|', textBlock = """
            {"noSpamCode": "1abc"}
            {"blockedProfiles": ["everything"]}
            {"blocked": "perhaps"}
            []
            """)
    void wishesThatMakeNoSenseAreRefused(String wishes) {
        given().contentType(ContentType.JSON)
                .body(wishes)
                .put("/subscribers/{id}/preferences", user.id().toString())
                .then()
                .statusCode(400);
    }

    @Test
    @TestSecurity(user = "mssp-operator", roles = "mssp-operator")
    void anOperatorIsNotTheOneToSayWhatAUserWants() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/subscribers/{id}/preferences", user.id().toString())
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "mssp-operator", roles = "mssp-operator", authMechanism = "Bearer")
    void aContractForMoreTellsWhy() {
        directory.change(user.id(), new Preferences(Optional.empty(), false, Set.of(KeyPurpose.SIGNATURE), Set.of()));
        given().contentType(ContentType.JSON)
                .body("{\"seesRefusals\": true, \"registers\": false}")
                .put("/aps/{apId}/contract", apId)
                .then()
                .statusCode(204);

        asks("").fault(104, 1041);
    }

    @Test
    @TestSecurity(user = "mssp-operator", roles = "mssp-operator", authMechanism = "Bearer")
    void aContractIsChangedForAProviderThatExistsAndSaysWhat() {
        given().contentType(ContentType.JSON)
                .body("{\"seesRefusals\": true, \"registers\": false}")
                .put("/aps/{apId}/contract", "http://nobody.example")
                .then()
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put("/aps/{apId}/contract", apId)
                .then()
                .statusCode(400);
    }
}
