package org.openmss.apsample.signin.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.apsample.outside.Numbers;
import org.openmss.apsample.outside.TheOutside;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TheOutside.class)
class SignInApiTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Inject
    DataSource database;

    @Test
    void theFormCarriesTheTokenOfItsCookieAndNothingForeignMayRun() {
        var home = given().accept(ContentType.HTML).get("/");

        home.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .body(containsString("value=\"" + home.getCookie("shop-form") + "\""));
    }

    @Test
    void whoSignsIsWelcomedByTheNameInTheCertificate() {
        var begun = begin(Numbers.GOOD);

        begun.page().statusCode(200).body(containsString("Welcome Ada Lovelace"));
        begun.page().statusCode(200).body(containsString("Welcome Ada Lovelace"));
    }

    @Test
    void theCodeIsShownUntilThePhoneHasAnsweredAndTheLongPollTellsTheEnd() {
        var begun = begin(Numbers.SIGNS_WHILE_WAITED_FOR);

        begun.page()
                .body(containsString(">0427</p>"))
                .body(containsString("Sign in to OpenMSS Sample Shop? Reference "));
        begun.end().statusCode(200).body("ended", is(true));
        begun.page().body(containsString("Welcome Ada Lovelace"));
    }

    @Test
    void aLongPollWithoutAnEndSaysSo() {
        begin(Numbers.PENDING).end().statusCode(200).body("ended", is(false));
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_TEXT,NOT_PROVEN",
        "FOREIGN_CHAIN,NOT_PROVEN",
        "WRONG_KEY_USAGE,NOT_PROVEN",
        "FORGED,NOT_PROVEN",
        "GARBAGE,NOT_PROVEN",
        "REVOKED_CERTIFICATE,REVOKED",
        "REFUSED,REFUSED",
        "EXPIRED,EXPIRED",
        "PIN_BLOCKED,PIN_BLOCKED",
        "UNKNOWN,UNKNOWN_NUMBER",
        "NO_CERTIFICATE,NO_MOBILE_ID",
        "BUSY,PHONE_BUSY",
        "BROKEN,TROUBLE"
    })
    void nobodyIsSignedInOtherwiseAndTheReasonIsTold(Numbers number, String reason) {
        begin(number)
                .page()
                .statusCode(200)
                .body(containsString("Not signed in"))
                .body(containsString("data-reason=\"" + reason + "\""))
                .body(not(containsString("Welcome")));
    }

    @Test
    void anotherBrowserIsToldNothing() {
        var begun = begin(Numbers.GOOD);

        for (var foreign : new String[] {"", "f".repeat(32), "nonsense"}) {
            given().accept(ContentType.HTML)
                    .cookie("shop-sign-in", foreign)
                    .get(begun.path())
                    .then()
                    .statusCode(404)
                    .body(not(containsString("Ada")));
        }
        given().get(begun.path() + "/end")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:mss:problem:not-found"));
        begun.page().body(containsString("Welcome Ada Lovelace"));
    }

    @Test
    void theSecretOfOneSignInDoesNotOpenAnother() {
        var one = begin(Numbers.GOOD);
        var other = begin(Numbers.GOOD);

        given().accept(ContentType.HTML)
                .cookie("shop-sign-in", one.secret())
                .get(other.path())
                .then()
                .statusCode(404);
    }

    @Test
    void aFormThatIsNotOursIsRefused() {
        for (var form : new String[] {"", "f".repeat(32)}) {
            given().contentType(ContentType.URLENC)
                    .cookie("shop-form", TOKEN)
                    .formParam("form", form)
                    .formParam("phone", Numbers.GOOD.number())
                    .redirects()
                    .follow(false)
                    .post("/sign-in")
                    .then()
                    .statusCode(403)
                    .body(containsString("did not come from our page"));
        }
        given().contentType(ContentType.URLENC)
                .formParam("form", TOKEN)
                .formParam("phone", Numbers.GOOD.number())
                .redirects()
                .follow(false)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "+1", "<script>alert(1)</script>"})
    void aNumberThatIsNoneGetsTheFormAndASentenceAgain(String typed) {
        post(typed).statusCode(400).body(containsString("country code")).body(not(containsString("<script>alert")));
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("phone", Numbers.GOOD.number()))
                .post("/sign-in")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        given().contentType(ContentType.URLENC)
                .cookie("shop-form", TOKEN)
                .formParam("form", TOKEN)
                .formParam("phone", "1".repeat(70_000))
                .post("/sign-in")
                .then()
                .statusCode(413);
    }

    @Test
    void anAddressThatDoesNotExistGetsAPageOrAProblemDocument() {
        given().accept(ContentType.HTML)
                .get("/sign-in/nonsense")
                .then()
                .statusCode(404)
                .contentType(ContentType.HTML);
        given().accept(ContentType.JSON).get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void noPhoneNumberIsKept() throws Exception {
        begin(Numbers.PENDING);
        begin(Numbers.GOOD).page();

        try (var connection = database.getConnection();
                var rows = connection
                        .prepareStatement(
                                "select count(*) from sign_in where position('999010000' in sign_in::text) > 0")
                        .executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void healthMetricsAndDescriptionAreOnTheManagementPort() {
        given().baseUri("http://localhost:9001")
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"));
        given().baseUri("http://localhost:9001").get("/q/metrics").then().statusCode(200);
        given().baseUri("http://localhost:9001").get("/q/openapi").then().statusCode(200);
    }

    private static ValidatableResponse post(String phone) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .cookie("shop-form", TOKEN)
                .formParam("form", TOKEN)
                .formParam("phone", phone)
                .redirects()
                .follow(false)
                .post("/sign-in")
                .then();
    }

    private static Begun begin(Numbers number) {
        var answer = post(number.number())
                .statusCode(303)
                .header("Set-Cookie", containsString("SameSite=Lax"))
                .extract();
        return new Begun(answer.header("Location").replaceFirst("^https?://[^/]+", ""), answer.cookie("shop-sign-in"));
    }

    private record Begun(String path, String secret) {
        ValidatableResponse page() {
            return given().accept(ContentType.HTML)
                    .cookie("shop-sign-in", secret)
                    .get(path)
                    .then();
        }

        ValidatableResponse end() {
            return given().accept(ContentType.JSON)
                    .cookie("shop-sign-in", secret)
                    .get(path + "/end")
                    .then();
        }
    }
}
