package org.openmss.launcher.demo;

import static org.openmss.launcher.demo.MobileUser.expect;
import static org.openmss.launcher.demo.MobileUser.must;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.openmss.launcher.web.Answer;

/** The one walk through everything: two people become mobile-signature users, sign, hesitate, and one of them is revoked. */
public final class Story {
    private static final String LOAN = "I lend Grace 100 euros until Friday.";
    private static final String SHORTEST = "PT5S";
    private final Storybook book;
    private final Judge judge;
    private final Evidence evidence;
    private final Provider bank;
    private final Officer officer;
    private final MobileUser ada;
    private final MobileUser grace;
    private final List<MobileUser> able = new ArrayList<>();

    Story(
            Storybook book,
            Judge judge,
            Evidence evidence,
            Provider bank,
            Officer officer,
            MobileUser ada,
            MobileUser grace) {
        this.book = book;
        this.judge = judge;
        this.evidence = evidence;
        this.bank = bank;
        this.officer = officer;
        this.ada = ada;
        this.grace = grace;
    }

    public void tell() {
        book.step("Ada becomes a mobile-signature user", () -> becomesUser(ada, "ada"));
        book.step("Grace becomes a mobile-signature user", () -> becomesUser(grace, "grace"));
        book.step("Ada signs a text", this::adaSignsText);
        book.step("Grace signs a PDF, of which only the SHA-256 leaves the bank", this::graceSignsDocument);
        book.step("Ada refuses", this::adaRefuses);
        book.step("Ada mistypes her PIN once", this::adaMistypes);
        book.step("Grace does not react in time", this::graceIsAway);
        book.step("Grace's phone is lost: the officer revokes", this::graceIsRevoked);
        book.step("Nobody can ask Grace's phone for a signature any more", this::graceIsAskedAgain);
    }

    /** Who can still sign when the story has been told. */
    public List<MobileUser> whoCanSign() {
        return List.copyOf(able);
    }

    private void becomesUser(MobileUser user, String name) {
        var code = user.register();
        book.tell("The officer registers " + user.person().name() + ", " + user.msisdn() + ", SIM "
                + user.phone().iccid() + "; she leaves with an activation code of " + code.length() + " digits.");
        user.activate(code);
        able.add(user);
        book.tell(
                "She types the code into her phone and chooses a PIN; the SIM makes her two keys, and the CA certifies them.");
        var certificates = Officer.certificates(officer.registration(user.registrationId()));
        must(
                certificates.keySet().equals(Set.of("authentication", "signature")),
                "there are certificates for " + certificates.keySet());
        certificates.forEach((purpose, certificate) -> {
            var file = name + "-" + purpose + ".pem";
            evidence.keepCertificate(file, Base64.getDecoder().decode(certificate));
            judge.isGood(file);
        });
    }

    private void adaSignsText() {
        var request = requested(bank.request(Provider.text(ada.msisdn(), LOAN)));
        var screen = ada.agree(request);
        book.tell("Her phone shows: " + screen.text("apName") + " - " + screen.text("text") + " - code "
                + screen.text("verificationCode") + ", the same code as the bank's page.");
        must(screen.text("text").equals(LOAN), "the phone shows another text than the one that is signed");
        must(
                ada.phone()
                        .enterPin(screen.text("id"), ada.pin())
                        .text("result")
                        .equals("SIGNED"),
                "the card did not sign");
        keepSignature(signed(request), "loan.p7s");
        judge.attachedText("loan.p7s", LOAN);
    }

    private void graceSignsDocument() {
        var pdf = Contract.pdf("Grace owes Ada 100 euros until Friday.");
        evidence.keep("contract.pdf", pdf);
        var request =
                requested(bank.request(Provider.digest(grace.msisdn(), sha256(pdf), "Contract of loan, one page")));
        grace.sign(request);
        book.tell("She reads \"Contract of loan, one page\" on her phone, and enters her PIN.");
        keepSignature(signed(request), "contract.p7s");
        judge.detached("contract.p7s", "contract.pdf");
    }

    private void adaRefuses() {
        var request = requested(bank.request(Provider.text(ada.msisdn(), "I lend Grace 1000 euros.")));
        var answer = ada.phone().refuse(ada.agree(request).text("id"));
        must(answer.text("result").equals("CANCELLED"), "the phone says " + answer.body());
        ends(request, "REFUSED", 401);
    }

    private void adaMistypes() {
        var request = requested(bank.request(Provider.text(ada.msisdn(), "I sign in at the bank.")));
        var prompt = ada.agree(request).text("id");
        var wrong = ada.phone().enterPin(prompt, "000000".equals(ada.pin()) ? "111111" : "000000");
        must(wrong.text("result").equals("WRONG_PIN"), "the card says " + wrong.body() + " to a wrong PIN");
        book.tell("The card refuses the wrong PIN; " + wrong.text("triesLeft") + " tries are left.");
        must(
                ada.phone().enterPin(prompt, ada.pin()).text("result").equals("SIGNED"),
                "the card did not sign for the right PIN");
        keepSignature(signed(request), "sign-in.p7s");
        judge.attachedText("sign-in.p7s", "I sign in at the bank.");
    }

    private void graceIsAway() {
        var asked = Provider.text(grace.msisdn(), "Do you agree?");
        asked.put("timeout", SHORTEST);
        var request = requested(bank.request(asked));
        book.tell("The bank gives her 5 seconds, the shortest time that this operator allows.");
        grace.agree(request);
        ends(request, "EXPIRED", 208);
    }

    private void graceIsRevoked() {
        var answer = officer.revoke(grace.registrationId(), "keyCompromise");
        expect(answer, 200, "revoking");
        able.remove(grace);
        must(
                answer.text("state").equals("REVOKED"),
                "after the revocation the registration is " + answer.text("state"));
        judge.isRevoked("grace-signature.pem");
    }

    private void graceIsAskedAgain() {
        var answer = bank.request(Provider.text(grace.msisdn(), "Are you still there?"));
        expect(answer, 422, "a request for a revoked user");
        must(
                answer.text("/mssStatus/code").equals("422"),
                "the code is " + answer.text("/mssStatus/code") + ", not 422 NO_CERT_FOUND");
        must(grace.phone().screen("PT1S").status() == 204, "her phone shows something, and should not");
        book.tell("The bank is told 422 " + answer.text("/mssStatus/name") + " at once, and her phone stays dark.");
    }

    private static Answer requested(Answer request) {
        expect(request, 201, "the request");
        return request;
    }

    private Answer signed(Answer request) {
        return ends(request, "SIGNED", 502);
    }

    private Answer ends(Answer request, String state, int code) {
        var result = bank.result(request.text("id"), "PT30S");
        must(result.text("state").equals(state), "the transaction ended as " + result.body() + ", not " + state);
        must(
                result.text("/mssStatus/code").equals(Integer.toString(code)),
                "the code is " + result.text("/mssStatus/code") + ", not " + code);
        book.tell("The bank is told " + state + ", " + result.text("/mssStatus/code") + " "
                + result.text("/mssStatus/name") + ".");
        return result;
    }

    private void keepSignature(Answer result, String file) {
        evidence.keepBase64(file, result.text("/signature/value"));
    }

    private static String sha256(byte[] document) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
