package org.openmss.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;

/** What people do with the pages, in a real browser, by keyboard. */
@ExtendWith(RunningMesh.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PagesScenarioIT {
    private static final String PIN = "2580";
    private final RunningMesh mesh;
    private Browser browser;

    PagesScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @BeforeAll
    void openBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void noPageComplainsOrAsksStrangers() {
        if (browser != null) {
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.strangers()).isEmpty();
        }
    }

    private Page phone(MobileUser user) {
        return browser.open(user.phone().link(), 390, 780);
    }

    private static void type(Page page, String text) {
        page.keyboard().type(text);
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    /** From the activation code on, by keyboard alone: the page puts the cursor where it is needed. */
    private static void activate(Page phone, String code) {
        assertThat(phone.locator("#code")).isFocused();
        type(phone, code);
        press(phone, "Tab");
        type(phone, PIN);
        press(phone, "Tab");
        type(phone, PIN);
        press(phone, "Enter");
    }

    private Page activePhone(MobileUser user) {
        String code = user.register();
        var phone = phone(user);
        activate(phone, code);
        assertThat(phone.locator("#message")).hasText("Your mobile signature is active.");
        return phone;
    }

    private static void enterPin(Page phone, String pin) {
        assertThat(phone.locator("#pin")).isFocused();
        type(phone, pin);
        press(phone, "Enter");
    }

    private static void begin(Page shop, MobileUser user) {
        assertThat(shop.locator("#phone")).isFocused();
        type(shop, user.msisdn());
        press(shop, "Enter");
    }

    @Test
    void aPersonActivatesThePhoneByHand() {
        var user = mesh.cast().newcomer("Katherine", "Johnson", "US");
        var phone = phone(user);
        assertThat(phone.locator("#idle")).isVisible();
        Browser.picture(phone, "phone-1-idle");

        String code = user.register();
        assertThat(phone.locator("#activate")).isVisible();
        Browser.picture(phone, "phone-2-activation");
        activate(phone, code.equals("00000000") ? "11111111" : "00000000");
        assertThat(phone.locator("#message")).hasText("The activation code is wrong. Tries left: 2");
        Browser.picture(phone, "phone-3-wrong-code");
        activate(phone, code);

        assertThat(phone.locator("#message")).hasText("Your mobile signature is active.");
        Browser.picture(phone, "phone-4-active");
    }

    @Test
    void severalDocumentsAreSeenOneByOneAndSignedWithOnePin() {
        var user = mesh.cast().newcomer("Mary", "Jackson", "US");
        var phone = activePhone(user);
        var bank = new BankBySoap(mesh);
        var transaction = BankBySoap.transaction(
                bank.batch(user.msisdn(), "The lease.", List.of("The deposit: 900 euros.", "The house rules."))
                        .body());

        assertThat(phone.locator("#asks")).hasText("asks for your signature on 3 documents");
        assertThat(phone.locator("#sign .text"))
                .hasText(new String[] {"The lease.", "The deposit: 900 euros.", "The house rules."});
        Browser.picture(phone, "phone-9-several-documents");
        enterPin(phone, PIN);
        assertThat(phone.locator("#message")).hasText("Signed.");

        var dss = new EuDss(mesh.file().usersRoot());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bank.status(transaction).body().contains("Value=\"502\""));
        var signatures = Pattern.compile("<batch:MSS_Signature>.*?>([A-Za-z0-9+/=]{100,})<")
                .matcher(bank.status(transaction).body())
                .results()
                .map(found -> new InMemoryDocument(Base64.getDecoder().decode(found.group(1))))
                .toList();
        assertThat(signatures)
                .hasSize(3)
                .allSatisfy(signed ->
                        assertThat(dss.judge(signed)).isEqualTo(EuDss.passed(SignatureLevel.CAdES_BASELINE_B)));
    }

    @Test
    void aWrongPinCostsOneTryAndTheRightOneSigns() {
        var user = mesh.cast().newcomer("Dorothy", "Vaughan", "US");
        var phone = activePhone(user);
        var request = mesh.bank().request(Provider.text(user.msisdn(), "I lend Grace 100 euros until Friday."));

        assertThat(phone.locator("#who")).hasText("Demo Bank");
        assertThat(phone.locator("#text")).hasText("I lend Grace 100 euros until Friday.");
        assertThat(phone.locator("#verification")).hasText(request.text("verificationCode"));
        Browser.picture(phone, "phone-5-asks");
        enterPin(phone, "9999");
        assertThat(phone.locator("#message")).hasText("Wrong PIN. Tries left: 2");
        Browser.picture(phone, "phone-6-wrong-pin");
        enterPin(phone, PIN);

        assertThat(phone.locator("#message")).hasText("Signed.");
        assertThat(mesh.bank().result(request.text("id"), "PT20S").text("state"))
                .isEqualTo("SIGNED");
    }

    @Test
    void aRefusalIsToldToBothSides() {
        var user = mesh.cast().newcomer("Mary", "Jackson", "US");
        var phone = activePhone(user);
        var request = mesh.bank().request(Provider.text(user.msisdn(), "I lend everybody everything."));
        assertThat(phone.locator("#pin")).isFocused();

        press(phone, "Tab");
        press(phone, "Enter");

        assertThat(phone.locator("#message")).hasText("Refused. Nothing was signed.");
        Browser.picture(phone, "phone-7-refused");
        assertThat(mesh.bank().result(request.text("id"), "PT20S").text("state"))
                .isEqualTo("REFUSED");
    }

    @Test
    void aCustomerSignsInToTheShop() {
        var user = mesh.cast().newcomer("Annie", "Easley", "US");
        var phone = activePhone(user);
        var shop = browser.open(mesh.file().at(Service.AP_SAMPLE).url(), 1024, 720);
        Browser.picture(shop, "shop-1-sign-in");

        begin(shop, user);
        assertThat(shop.locator("#verification-code")).hasText(Pattern.compile("\\d{4}"));
        Browser.picture(shop, "shop-2-look-at-your-phone");
        assertThat(phone.locator("#verification"))
                .hasText(shop.locator("#verification-code").textContent());
        enterPin(phone, PIN);

        assertThat(shop.locator("#result")).hasText("You are signed in.");
        assertThat(shop.locator("h1")).hasText("Welcome Annie Easley");
        Browser.picture(shop, "shop-3-welcome");
    }

    @Test
    void aShopThatWasRefusedSaysSo() {
        var user = mesh.cast().newcomer("Christine", "Darden", "US");
        var phone = activePhone(user);
        var shop = browser.open(mesh.file().at(Service.AP_SAMPLE).url(), 390, 780);
        begin(shop, user);
        assertThat(phone.locator("#pin")).isFocused();

        press(phone, "Tab");
        press(phone, "Enter");

        assertThat(shop.locator("h1")).hasText("Not signed in");
        Browser.picture(shop, "shop-4-refused");
    }
}
