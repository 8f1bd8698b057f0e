package org.openmss.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.demo.Provider;
import org.openmss.launcher.mesh.Service;

/** After a signature the bank has something to say (MSS_Receipt), from its SOAP message to the phone's screen and back. */
@ExtendWith(RunningMesh.Extension.class)
class ReceiptScenarioIT {
    private final RunningMesh mesh;
    private final BankBySoap bank;

    ReceiptScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
        this.bank = new BankBySoap(mesh);
    }

    @AfterEach
    void everythingRunsAgain() {
        mesh.ensureRunning(Service.HANDSET_SIMULATOR);
    }

    private String signed(MobileUser user) {
        var request = mesh.bank().request(Provider.text(user.msisdn(), "Pay 20 EUR?"));
        user.sign(request);
        assertThat(mesh.bank().result(request.text("id"), "PT30S").text("state"))
                .isEqualTo("SIGNED");
        return request.text("id");
    }

    @Test
    void theUserReadsTheMessageOnThePhonesPageAndTheBankHearsIt() {
        var user = mesh.activeUser();
        String transaction = signed(user);
        try (var browser = Browser.start()) {
            var phone = browser.open(user.phone().link(), 390, 780);
            var answer = CompletableFuture.supplyAsync(
                    () -> bank.receipt(transaction, user.msisdn(), "20 EUR are paid. Thank you.", true));

            assertThat(phone.locator("#sender")).hasText("Demo Bank");
            assertThat(phone.locator("#notice-text")).hasText("20 EUR are paid. Thank you.");
            assertThat(phone.locator("#read")).isFocused();
            Browser.picture(phone, "phone-8-receipt");
            phone.keyboard().press("Enter");

            assertThat(phone.locator("#idle")).isVisible();
            assertThat(answer.join().body())
                    .contains("Value=\"100\"")
                    .contains("UserAck=\"true\"")
                    .contains("UserResponse=\"{&quot;status&quot;:&quot;OK&quot;}\"");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.strangers()).isEmpty();
        }
    }

    @Test
    void aMessageThatNobodyHasToConfirmIsShownOnce() {
        var user = mesh.activeUser();
        String transaction = signed(user);

        var first = bank.receipt(transaction, user.msisdn(), "Thank you.", false);
        var again = bank.receipt(transaction, user.msisdn(), "Thank you.", false);
        var another = bank.receipt(transaction, user.msisdn(), "Buy more!", false);

        assertThat(first.body()).contains("Value=\"100\"").contains("UserAck=\"false\"");
        assertThat(again.body()).contains("Value=\"100\"");
        assertThat(another.body()).contains("_101");
        var shown = user.prompt("SHOW");
        assertThat(shown.text("text")).isEqualTo("Thank you.");
        assertThat(shown.text("apName")).isEqualTo("Demo Bank");
        assertThat(user.phone().acknowledge(shown.text("id")).text("result")).isEqualTo("ACKNOWLEDGED");
        assertThat(user.phone().screen("PT1S").status()).isEqualTo(204);
    }

    @Test
    void aMessageDoesNotStandInTheWayOfTheNextSignature() {
        var user = mesh.activeUser();
        bank.receipt(signed(user), user.msisdn(), "Thank you.", false);

        signed(user);

        assertThat(user.prompt("SHOW").text("text")).isEqualTo("Thank you.");
    }

    @Test
    void whileThePhonesAreAwayItIs209AndTheSameReceiptLaterArrives() {
        var user = mesh.activeUser();
        String transaction = signed(user);
        mesh.kill(Service.HANDSET_SIMULATOR);

        assertThat(bank.receipt(transaction, user.msisdn(), "Thank you.", false).body())
                .contains("_209");
        mesh.restart(Service.HANDSET_SIMULATOR);

        assertThat(bank.receipt(transaction, user.msisdn(), "Thank you.", false).body())
                .contains("Value=\"100\"");
        assertThat(user.prompt("SHOW").text("text")).isEqualTo("Thank you.");
    }
}
