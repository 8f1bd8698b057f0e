package org.openmss.ca.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Caller;
import org.openmss.ca.Card;
import org.openmss.ca.Doors;
import org.openmss.ca.TokenIssuer;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The operator's pages over HTTP, with real tokens. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokenIssuer.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class OperatorPagesApiTest {
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");
    private static final String COOKIE = "operator-session";

    @Inject
    DataSource database;

    /** Tokens count, and nothing else, but where a test says so. */
    @BeforeEach
    void nobodyIsSignedIn() {
        Caller.nobody();
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html,*/*");
    }

    private static RequestSpecification browser(String token) {
        return browser().cookie(COOKIE, token);
    }

    private static String anna() {
        return TokenIssuer.person("anna", "ca-operator");
    }

    private static String bert() {
        return TokenIssuer.person("bert", "ca-operator");
    }

    private static String auditor() {
        return TokenIssuer.person("carl", "ca-auditor");
    }

    private static String fresh() {
        return fresh("Þórunn", "Jónsdóttir");
    }

    private static String fresh(String givenName, String surname) {
        return Caller.registrationAuthority(() -> {
            var request = new Card().request(KeyPurpose.SIGNATURE);
            Card.part(request, "subject").put("givenName", givenName);
            Card.part(request, "subject").put("surname", surname);
            return Doors.serial(Doors.certificate(Doors.issue(request).statusCode(201)));
        });
    }

    private static String page(String token, String path) {
        return browser(token)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    private static String form(String token) {
        var found = FORM.matcher(page(token, "/operator"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static ValidatableResponse send(String token, String path, Map<String, String> fields) {
        return browser(token)
                .formParam("form", form(token))
                .formParams(fields)
                .post(path)
                .then();
    }

    private static String state(String serial) {
        var found = Pattern.compile("id=\"state\" class=\"(\\w+)\"")
                .matcher(page(auditor(), "/operator/certificates/" + serial));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private long records(String actor, String action, String subject, String outcome) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from audit_record where actor = ? and action = ? and subject = ? and outcome = ?")) {
            query.setString(1, actor);
            query.setString(2, action);
            query.setString(3, subject);
            query.setString(4, outcome);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    // ---- signing in

    @Test
    void aTokenOpensASessionThatScriptsAndOtherSitesDoNotGet() throws Exception {
        String cookie = browser()
                .formParam("token", anna())
                .post("/operator/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/operator"))
                .extract()
                .header("Set-Cookie");

        assertThat(cookie)
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/operator", "Max-Age=")
                .doesNotContain("Domain");
        assertThat(records("anna", "operator.sign-in", "operator-pages", "done"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "a.b.c"})
    void whatIsNoTokenSignsNobodyIn(String token) {
        browser()
                .formParam("token", token)
                .post("/operator/sign-in")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue())
                .body(containsString("The token is not valid here"));
    }

    @Test
    void aTokenWithoutSubjectIsNobodys() {
        String token = TokenIssuer.person("", "anna", "ca-operator");

        browser()
                .formParam("token", token)
                .post("/operator/sign-in")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue());
        assertThat(browser(token).get("/operator").statusCode()).isEqualTo(303);
        given().header("Authorization", "Bearer " + token)
                .get("/admin/approvals")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenForAnotherRoleOrServiceSignsNobodyIn() {
        for (String token : List.of(
                TokenIssuer.person("dora", "ra-officer"), TokenIssuer.person("dora", "registration-authority"))) {
            browser()
                    .formParam("token", token)
                    .post("/operator/sign-in")
                    .then()
                    .statusCode(403)
                    .header("Set-Cookie", nullValue());
            assertThat(browser(token).get("/operator").statusCode()).isNotEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator",
                "/operator/certificates",
                "/operator/certificates/0102",
                "/operator/find?serial=0102",
                "/operator/approvals"
            })
    void whoIsNotSignedInIsLedToTheSignIn(String path) {
        browser().get(path).then().statusCode(303).header("Location", endsWith("/operator/sign-in"));
        browser("rubbish").get(path).then().statusCode(303).header("Location", endsWith("/operator/sign-in?over=true"));
    }

    @Test
    void theSessionCountsOnThePagesAlone() {
        browser(anna()).get("/certificates/0102").then().statusCode(401);
        browser(anna()).get("/admin/approvals").then().statusCode(401);
        browser(anna()).post("/certificates/0102/suspension").then().statusCode(401);
        browser(anna()).get("/operatorx").then().statusCode(404);
    }

    @Test
    void aTokenInTheHeaderOpensThePagesToo() {
        browser()
                .header("Authorization", "Bearer " + anna())
                .get("/operator")
                .then()
                .statusCode(200);
    }

    @Test
    void signingOutTakesTheCookieAway() {
        send(anna(), "/operator/sign-out", Map.of())
                .statusCode(303)
                .header("Set-Cookie", allOf(containsString(COOKIE + "="), containsString("Max-Age=0")));
    }

    // ---- what is on the pages

    @Test
    void thePagesRunNothingAndAreKeptNowhere() {
        browser(anna())
                .get("/operator")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), containsString("frame-ancestors 'none'")))
                .body(not(containsString("<script")), not(containsString("style=\"")), not(containsString("http://")));
    }

    @Test
    void theOverviewTellsHowThisCaStands() {
        fresh();

        assertThat(page(auditor(), "/operator"))
                .contains(
                        "CRLs in force",
                        ">issuing<",
                        ">root<",
                        "fresh",
                        "ocsp-responder",
                        "role=\"img\"",
                        "as a table");
    }

    @Test
    void anUnusualNameIsShownAsItIsAndDoesNothing() {
        String serial = fresh(
                "O'<b>Neil</b>", "& \"Sons\"" + UUID.randomUUID().toString().substring(0, 6));

        for (String path : List.of("/operator/certificates?subject=O'<b", "/operator/certificates/" + serial)) {
            assertThat(page(anna(), path)).contains("&lt;b", "Neil").doesNotContain("<b>");
        }
    }

    @Test
    void aListIsTurnedPageByPage() {
        fresh();
        fresh();

        String first = page(anna(), "/operator/certificates?limit=1&state=VALID");
        var next = Pattern.compile("href=\"(/operator/certificates\\?[^\"]*cursor=[^\"]*)\"")
                .matcher(first);
        assertThat(next.find()).isTrue();

        assertThat(page(anna(), next.group(1).replace("&amp;", "&")))
                .contains("id=\"found\"")
                .isNotEqualTo(first);
    }

    @Test
    void whatCannotBeSearchedForIsSaidOnAPage() {
        browser(anna())
                .get("/operator/certificates?issuedFrom=yesterday")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("issuedFrom"), containsString("expected a time in UTC"));
        browser(anna())
                .get("/operator/certificates/0102")
                .then()
                .statusCode(404)
                .body(containsString("No such certificate"));
        browser(anna())
                .get("/operator/certificates?state=<script>")
                .then()
                .statusCode(400)
                .body(not(containsString("<script")));
    }

    @Test
    void aSerialIsFoundHoweverItIsWritten() {
        browser(anna())
                .get("/operator/find?serial= 0A:0B ")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/operator/certificates/0a0b"));
    }

    // ---- acts

    @Test
    void anOperatorHoldsAndRevokesUnderTheirOwnName() throws Exception {
        String serial = fresh();

        send(anna(), "/operator/certificates/" + serial + "/hold", Map.of()).statusCode(303);
        assertThat(state(serial)).isEqualTo("ON_HOLD");
        send(
                        anna(),
                        "/operator/certificates/" + serial + "/revocation",
                        Map.of("reason", "keyCompromise", "invalidityDate", ""))
                .statusCode(303)
                .header("Location", endsWith("?done=revoked"));

        assertThat(state(serial)).isEqualTo("REVOKED");
        assertThat(records("anna", "certificate.hold", serial, "done")).isOne();
        assertThat(records("anna", "certificate.revoke", serial, "done-keyCompromise"))
                .isOne();
    }

    @Test
    void aRevocationNeedsAReasonAndAPossibleDate() {
        String serial = fresh();

        send(anna(), "/operator/certificates/" + serial + "/revocation", Map.of())
                .statusCode(400)
                .body(containsString("reason"));
        send(
                        anna(),
                        "/operator/certificates/" + serial + "/revocation",
                        Map.of("reason", "superseded", "invalidityDate", "2999-01-01T00:00:00Z"))
                .statusCode(400)
                .body(containsString("invalidityDate"));

        assertThat(state(serial)).isEqualTo("VALID");
    }

    @Test
    void whoAsksForAResumptionDoesNotApproveIt() {
        String serial = fresh();
        send(anna(), "/operator/certificates/" + serial + "/hold", Map.of()).statusCode(303);
        send(anna(), "/operator/certificates/" + serial + "/resumption", Map.of())
                .statusCode(303);
        var found = Pattern.compile("/operator/approvals/([0-9a-f-]{36})/rejection\"[^\\n]*" + serial)
                .matcher(page(anna(), "/operator/approvals"));
        assertThat(found.find()).isTrue();
        String approval = "/operator/approvals/" + found.group(1) + "/approval";

        assertThat(page(anna(), "/operator/approvals")).doesNotContain(approval);
        send(anna(), approval, Map.of()).statusCode(403).body(containsString("another ca-operator has to approve"));
        assertThat(state(serial)).isEqualTo("ON_HOLD");
        assertThat(page(bert(), "/operator/approvals")).contains(approval);
        send(bert(), approval, Map.of()).statusCode(303);

        assertThat(state(serial)).isEqualTo("VALID");
        send(bert(), approval, Map.of()).statusCode(409);
    }

    @Test
    void onePersonUnderTwoNamesIsNoSecondOperator() throws Exception {
        String serial = fresh();
        String renamed = TokenIssuer.person("anna", "anna.of-another-name", "ca-operator");
        send(anna(), "/operator/certificates/" + serial + "/hold", Map.of()).statusCode(303);
        send(renamed, "/operator/certificates/" + serial + "/resumption", Map.of())
                .statusCode(303);
        var found = Pattern.compile("/operator/approvals/([0-9a-f-]{36})/rejection\"[^\\n]*" + serial)
                .matcher(page(anna(), "/operator/approvals"));
        assertThat(found.find()).isTrue();
        String id = found.group(1);
        String approval = "/operator/approvals/" + id + "/approval";

        for (String same : List.of(anna(), renamed, TokenIssuer.person("anna", "bert", "ca-operator"))) {
            assertThat(page(same, "/operator/approvals")).doesNotContain(approval);
            send(same, approval, Map.of()).statusCode(403);
            given().header("Authorization", "Bearer " + same)
                    .post("/admin/approvals/{id}/approval", id)
                    .then()
                    .statusCode(403)
                    .body(containsString("second-operator-needed"));
        }
        assertThat(state(serial)).isEqualTo("ON_HOLD");
        assertThat(records("anna", "certificate.resume.propose", serial, "done-proposal-" + id))
                .isOne();

        String namesake = TokenIssuer.person("bert", "anna", "ca-operator");
        assertThat(page(namesake, "/operator/approvals")).contains(approval);
        send(namesake, approval, Map.of()).statusCode(303);
        assertThat(state(serial)).isEqualTo("VALID");
        assertThat(records("bert", "certificate.resume", serial, "done")).isOne();
    }

    @Test
    void anAuditorReadsAndDoesNotAct() {
        String serial = fresh();

        assertThat(page(auditor(), "/operator/certificates/" + serial))
                .contains("History", "certificate.issue", "reading only")
                .doesNotContain("/revocation", "/hold");
        send(auditor(), "/operator/certificates/" + serial + "/hold", Map.of()).statusCode(403);
        send(auditor(), "/operator/certificates/" + serial + "/revocation", Map.of("reason", "superseded"))
                .statusCode(403);
        send(auditor(), "/operator/approvals/" + UUID.randomUUID() + "/approval", Map.of())
                .statusCode(403);

        assertThat(state(serial)).isEqualTo("VALID");
    }

    @Test
    void aFormOfAnotherSessionOrSiteDoesNothing() {
        String serial = fresh();
        String path = "/operator/certificates/" + serial + "/revocation";

        browser(anna()).formParam("reason", "superseded").post(path).then().statusCode(403);
        browser(anna())
                .formParam("reason", "superseded")
                .formParam("form", form(bert()))
                .post(path)
                .then()
                .statusCode(403)
                .body(containsString("not from your session"));
        browser(anna())
                .header("Sec-Fetch-Site", "same-site")
                .formParam("reason", "superseded")
                .formParam("form", form(anna()))
                .post(path)
                .then()
                .statusCode(403)
                .body(containsString("another site"));

        assertThat(state(serial)).isEqualTo("VALID");
    }

    /** As where a proxy adds the token: these doors need no body, so a form of any site could be one of their requests. */
    @Test
    void anotherSitesPageDoesNothingAtTheDoorsForPrograms() {
        String serial = fresh();
        String path = "/certificates/" + serial + "/suspension";

        for (String site : List.of("cross-site", "same-site", "anything")) {
            given().auth()
                    .oauth2(anna())
                    .header("Sec-Fetch-Site", site)
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", endsWith(":foreign-form"));
        }
        assertThat(state(serial)).isEqualTo("VALID");

        given().auth()
                .oauth2(anna())
                .header("Sec-Fetch-Site", "same-origin")
                .post(path)
                .then()
                .statusCode(200);
    }
}
