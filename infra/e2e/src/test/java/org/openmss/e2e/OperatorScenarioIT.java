package org.openmss.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.mesh.Service;

/** What the CA's operators and auditors do with their pages, in a real browser, by keyboard. */
@ExtendWith(RunningMesh.Extension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OperatorScenarioIT {
    /** What a check of accessibility would say first; empty on a page where there is nothing. */
    private static final String BARRIERS = """
            () => {
              const found = [];
              const named = e => (e.getAttribute('aria-label') || '').trim() || (e.textContent || '').trim()
                || (e.getAttribute('aria-labelledby') || '').split(/\\s+/).some(id => id && document.getElementById(id));
              if (!document.documentElement.lang) found.push('the page has no language');
              if (!document.title.trim()) found.push('the page has no title');
              if (document.querySelectorAll('h1').length !== 1) found.push('there is not one h1');
              if (document.querySelectorAll('main').length !== 1) found.push('there is not one main');
              for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
                if (!field.labels.length) found.push('a field without a label: ' + field.name);
              for (const e of document.querySelectorAll('button, a[href], summary, svg[role=img], [role=region]'))
                if (!named(e)) found.push('something without a name: ' + e.outerHTML.slice(0, 80));
              for (const head of document.querySelectorAll('th'))
                if (!head.scope) found.push('a heading of a table without a scope: ' + head.textContent);
              const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
              for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) found.push('an id stands twice: ' + id);
              for (const e of document.querySelectorAll('[aria-labelledby], [aria-describedby]'))
                for (const id of ((e.getAttribute('aria-labelledby') || '') + ' ' + (e.getAttribute('aria-describedby') || '')).split(/\\s+/))
                  if (id && !document.getElementById(id)) found.push('an id that is not there: ' + id);
              let level = 0;
              for (const h of document.querySelectorAll('h1, h2, h3')) {
                if (+h.tagName[1] > level + 1) found.push('a heading jumps: ' + h.textContent);
                level = +h.tagName[1];
              }
              return found;
            }
            """;

    private final RunningMesh mesh;
    private Browser browser;

    OperatorScenarioIT(RunningMesh mesh) {
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
    void noPageAsksStrangers() {
        if (browser != null) {
            assertThat(browser.strangers()).isEmpty();
        }
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** With the Tab key alone, as somebody without a mouse gets there. */
    private static void tabTo(Page page, Locator goal) {
        for (int steps = 0; steps < 60; steps++) {
            if (Boolean.TRUE.equals(goal.evaluate("element => element === document.activeElement"))) {
                return;
            }
            press(page, "Tab");
        }
        assertThat(goal).isFocused();
    }

    private static void choose(Page page, Locator button) {
        tabTo(page, button);
        press(page, "Enter");
    }

    /** By the links that stand on every page. */
    private static void go(Page page, String title) {
        choose(page, page.locator("nav").getByText(title));
        assertThat(page.locator("h1")).hasText(title);
    }

    private static void isWithoutBarriers(Page page) {
        assertThat((List<?>) page.evaluate(BARRIERS)).isEmpty();
    }

    private Page signedIn(String role, String name, int width) {
        var page = browser.open(mesh.file().at(Service.CERTIFICATE_AUTHORITY).url() + "/operator", width, 900);
        assertThat(page.locator("#token")).isFocused();
        isWithoutBarriers(page);
        page.keyboard().insertText(mesh.token(role, name));
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Overview");
        return page;
    }

    /** A certificate of somebody who can sign. */
    private String serial() {
        return mesh.cast()
                .officer()
                .registration(mesh.activeUser().registrationId())
                .text("/certificates/0/serial");
    }

    private static void show(Page page, String serial) {
        go(page, "Certificates");
        tabTo(page, page.locator("#serial"));
        page.keyboard().type(serial);
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Certificate " + serial);
    }

    @Test
    void twoOperatorsHoldACertificateAndGiveItBackByKeyboard() {
        String serial = serial();
        var anna = signedIn("ca-operator", "anna", 1100);
        isWithoutBarriers(anna);
        Browser.picture(anna, "operator-1-overview");
        show(anna, serial);
        isWithoutBarriers(anna);
        Browser.picture(anna, "operator-2-certificate");

        choose(anna, anna.getByText("Put on hold"));
        assertThat(anna.locator("#state")).hasText("ON_HOLD");
        choose(anna, anna.getByText("Ask for its resumption"));
        assertThat(anna.locator("#done")).containsText("Another operator has to approve");
        go(anna, "Approvals");
        assertThat(anna.getByText("Approve", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        isWithoutBarriers(anna);

        var bert = signedIn("ca-operator", "bert", 1100);
        go(bert, "Approvals");
        Browser.picture(bert, "operator-3-approvals");
        choose(bert, bert.getByLabel("Approve certificate.resume of " + serial));
        assertThat(bert.locator("#done")).hasText("Approved, and done.");

        show(bert, serial);
        assertThat(bert.locator("#state")).hasText("VALID");
        assertThat(bert.locator("#acts-done")).containsText("certificate.resume.approve");
        Browser.picture(bert, "operator-4-history");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aCertificateIsRevokedWithAReason() {
        String serial = serial();
        var anna = signedIn("ca-operator", "anna", 390);
        show(anna, serial);

        tabTo(anna, anna.locator("#reason"));
        anna.keyboard().type("keyCompromise");
        choose(anna, anna.getByText("Revoke for ever"));

        assertThat(anna.locator("#state")).hasText("REVOKED, keyCompromise");
        assertThat(anna.getByText("Revoke for ever")).hasCount(0);
        Browser.picture(anna, "operator-5-revoked-on-a-phone");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAuditorFindsAndReadsAndHasNothingToPress() {
        String serial = serial();
        var carl = signedIn("ca-auditor", "carl", 1100);

        go(carl, "Certificates");
        tabTo(carl, carl.locator("#subject"));
        carl.keyboard().type("ADA love");
        press(carl, "Enter");
        assertThat(carl.locator("#found")).containsText(serial);
        isWithoutBarriers(carl);
        Browser.picture(carl, "operator-6-search");
        show(carl, serial);

        assertThat(carl.locator("main button")).hasCount(0);
        isWithoutBarriers(carl);
        choose(carl, carl.getByText("Sign out"));
        assertThat(carl).hasURL(Pattern.compile("/operator/sign-in$"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anotherSitesFormDoesNothingInASignedInBrowser() {
        String serial = serial();
        var anna = signedIn("ca-operator", "anna", 1100);
        String address = mesh.file().at(Service.CERTIFICATE_AUTHORITY).url() + "/operator/certificates/" + serial;
        var elsewhere = anna.context().newPage();
        elsewhere.setContent("<form method=post action='" + address + "/hold'><button>Win a prize</button></form>");

        elsewhere.getByText("Win a prize").click();

        assertThat(elsewhere.locator("body")).containsText("This form came from another site");
        show(anna, serial);
        assertThat(anna.locator("#state")).hasText("VALID");
    }
}
