package org.openmss.ra.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.ActivationCode;
import org.openmss.ra.enrolment.domain.Failure;
import org.openmss.ra.enrolment.domain.Refusal;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.RevocationReason;

class EnrolmentTest {
    private final Office office = new Office();
    private final SimCard card = new SimCard(Office.ICCID);

    /** Every state, every event: what it becomes, or how the event is refused. */
    @ParameterizedTest
    @CsvSource({
        "PendingKey,           KEYS,       Active,     ",
        "PendingKey,           OTHER_KEYS, Active,     ",
        "PendingKey,           NEW_CODE,   PendingKey, ",
        "PendingKey,           REVOKE,     Revoked,    ",
        "PendingKey,           SWEEP,      PendingKey, ",
        "Certifying,           KEYS,       Active,     ",
        "Certifying,           OTHER_KEYS, Certifying, OtherKeysAccepted",
        "Certifying,           NEW_CODE,   Certifying, NotWaitingForKeys",
        "Certifying,           REVOKE,     Revoked,    ",
        "Certifying,           SWEEP,      Active,     ",
        "Active,               KEYS,       Active,     ",
        "Active,               OTHER_KEYS, Active,     OtherKeysAccepted",
        "Active,               NEW_CODE,   Active,     NotWaitingForKeys",
        "Active,               REVOKE,     Revoked,    ",
        "Active,               SWEEP,      Active,     ",
        "Withdrawing(revoked), KEYS,       Withdrawing,RegistrationEnded",
        "Withdrawing(revoked), OTHER_KEYS, Withdrawing,RegistrationEnded",
        "Withdrawing(revoked), NEW_CODE,   Withdrawing,NotWaitingForKeys",
        "Withdrawing(revoked), REVOKE,     Revoked,    ",
        "Withdrawing(revoked), SWEEP,      Revoked,    ",
        "Withdrawing(failed),  KEYS,       Withdrawing,RegistrationEnded",
        "Withdrawing(failed),  OTHER_KEYS, Withdrawing,RegistrationEnded",
        "Withdrawing(failed),  NEW_CODE,   Withdrawing,NotWaitingForKeys",
        "Withdrawing(failed),  REVOKE,     Failed,     RegistrationFailed",
        "Withdrawing(failed),  SWEEP,      Failed,     ",
        "Failed,               KEYS,       Failed,     RegistrationEnded",
        "Failed,               OTHER_KEYS, Failed,     RegistrationEnded",
        "Failed,               NEW_CODE,   Failed,     NotWaitingForKeys",
        "Failed,               REVOKE,     Failed,     RegistrationFailed",
        "Failed,               SWEEP,      Failed,     ",
        "Revoked,              KEYS,       Revoked,    RegistrationEnded",
        "Revoked,              OTHER_KEYS, Revoked,    RegistrationEnded",
        "Revoked,              NEW_CODE,   Revoked,    NotWaitingForKeys",
        "Revoked,              REVOKE,     Revoked,    ",
        "Revoked,              SWEEP,      Revoked,    ",
    })
    void everyEventInEveryStateHasItsOutcome(String state, String event, String next, String refusal) {
        var enrolled = office.enrol();
        bring(enrolled, state);

        var thrown = catchThrowable(() -> let(event, enrolled));

        assertThat(office.now(enrolled.registration().id()).getClass().getSimpleName())
                .isEqualTo(next);
        if (refusal == null) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOf(RefusedException.class).hasMessage(refusal);
        }
        if (next.equals("Revoked") || next.equals("Failed")) {
            assertThat(office.certificateAuthority.everyCertificateIsRevoked()).isTrue();
            assertThat(office.homeMssp.subscribers.values()).containsExactly("REVOKED");
        }
    }

    private void bring(IssuedActivationCode enrolled, String state) {
        var id = enrolled.registration().id();
        switch (state) {
            case "PendingKey" -> {}
            case "Certifying" -> {
                office.certificateAuthority.away = true;
                assertThatThrownBy(() -> let("KEYS", enrolled)).hasMessage("CertificationUnfinished");
            }
            case "Active" -> let("KEYS", enrolled);
            case "Withdrawing(revoked)" -> {
                let("KEYS", enrolled);
                office.certificateAuthority.away = true;
                assertThatThrownBy(() -> let("REVOKE", enrolled)).hasMessage("RevocationUnfinished");
            }
            case "Withdrawing(failed)" -> {
                office.certificateAuthority.refuses = KeyPurpose.SIGNATURE;
                office.homeMssp.away = true;
                assertThatThrownBy(() -> let("KEYS", enrolled)).hasMessage("RegistrationEnded");
            }
            case "Failed" -> {
                office.certificateAuthority.refuses = KeyPurpose.SIGNATURE;
                assertThatThrownBy(() -> let("KEYS", enrolled)).hasMessage("RegistrationEnded");
            }
            case "Revoked" -> {
                let("KEYS", enrolled);
                let("REVOKE", enrolled);
            }
            default -> throw new IllegalArgumentException(state);
        }
        assertThat(state).startsWith(office.now(id).getClass().getSimpleName());
        office.certificateAuthority.away = false;
        office.homeMssp.away = false;
    }

    private void let(String event, IssuedActivationCode enrolled) {
        var pending = enrolled.registration();
        switch (event) {
            case "KEYS" -> report(card, enrolled);
            case "OTHER_KEYS" -> report(new SimCard(Office.ICCID), enrolled);
            case "NEW_CODE" -> office.renew.renew(pending.id(), Office.OFFICER);
            case "REVOKE" -> office.revoke.revoke(pending.id(), RevocationReason.SUPERSEDED, Office.OFFICER);
            case "SWEEP" -> office.resume.resume();
            default -> throw new IllegalArgumentException(event);
        }
    }

    private void report(SimCard from, IssuedActivationCode enrolled) {
        office.accept.accept(
                office.report(from, enrolled.registration(), enrolled.code().digits()), Office.GATEWAY);
    }

    @Test
    void aPersonBecomesActiveWithOneCertificateForEachPurpose() {
        var enrolled = office.enrol();

        report(card, enrolled);

        assertThat(office.now(enrolled.registration().id()))
                .isInstanceOfSatisfying(
                        Registration.Active.class,
                        active -> assertThat(active.certificates())
                                .extracting("purpose")
                                .containsExactly(KeyPurpose.AUTHENTICATION, KeyPurpose.SIGNATURE));
        assertThat(office.homeMssp.subscribers.values()).containsExactly("ACTIVE");
        assertThat(office.registrations.moves)
                .containsExactly("officer PendingKey", "mssp-gateway Certifying", "mssp-gateway Active");
    }

    @Test
    void aReportThatIsRepeatedAfterTheAuthorityWasAwayDoesNotCertifyTwice() {
        var enrolled = office.enrol();
        office.certificateAuthority.awayFor = KeyPurpose.SIGNATURE;
        refused(() -> report(card, enrolled), new Refusal.CertificationUnfinished());
        office.certificateAuthority.awayFor = null;

        report(card, enrolled);

        assertThat(office.certificateAuthority.certificates()).isEqualTo(2);
        assertThat(office.now(enrolled.registration().id())).isInstanceOf(Registration.Active.class);
    }

    @Test
    void aRevocationWhileKeysAreBeingCertifiedRevokesTheCertificateThatWasIssuedAlready() {
        var enrolled = office.enrol();
        office.certificateAuthority.awayFor = KeyPurpose.SIGNATURE;
        refused(() -> report(card, enrolled), new Refusal.CertificationUnfinished());
        office.certificateAuthority.awayFor = null;

        office.revoke.revoke(enrolled.registration().id(), RevocationReason.KEY_COMPROMISE, Office.OFFICER);

        assertThat(office.certificateAuthority.certificates()).isEqualTo(2);
        assertThat(office.certificateAuthority.everyCertificateIsRevoked()).isTrue();
    }

    @Test
    void theCertificateAuthorityIsToldOfARevocationAlsoWhereTheHomeMsspIsAway() {
        var enrolled = office.enrol();
        report(card, enrolled);
        office.homeMssp.away = true;

        refused(
                () -> office.revoke.revoke(enrolled.registration().id(), RevocationReason.UNSPECIFIED, Office.OFFICER),
                new Refusal.RevocationUnfinished());

        assertThat(office.certificateAuthority.everyCertificateIsRevoked()).isTrue();
        assertThat(office.now(enrolled.registration().id())).isInstanceOf(Registration.Withdrawing.class);
    }

    @Test
    void theFirstReasonOfARevocationStands() {
        var enrolled = office.enrol();
        var id = enrolled.registration().id();
        report(card, enrolled);
        office.revoke.revoke(id, RevocationReason.KEY_COMPROMISE, Office.OFFICER);

        var again = office.revoke.revoke(id, RevocationReason.SUPERSEDED, Office.OFFICER);

        assertThat(again.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
    }

    @Test
    void aWrongCodeCostsATryAndAfterTheThirdEvenTheRightOneIsTooLate() {
        var enrolled = office.enrol();
        var pending = enrolled.registration();
        String wrong = enrolled.code().digits().equals("00000000") ? "00000001" : "00000000";

        for (int left = 2; left >= 0; left--) {
            var refusal = new Refusal.WrongActivationCode(left);
            refused(() -> office.accept.accept(office.report(card, pending, wrong), Office.GATEWAY), refusal);
        }

        refused(() -> report(card, enrolled), new Refusal.ActivationCodeExpired());
        assertThat(office.now(pending.id())).isInstanceOf(Registration.PendingKey.class);
    }

    @Test
    void aNewCodeBringsNewTriesAndEndsTheOldCode() {
        var enrolled = office.enrol();
        var renewed = office.renew.renew(enrolled.registration().id(), Office.OFFICER);

        refused(
                () -> report(card, enrolled),
                new Refusal.BadProof("a proof is not the key's signature over the possession statement"));
        report(card, renewed);

        assertThat(office.now(enrolled.registration().id())).isInstanceOf(Registration.Active.class);
    }

    @Test
    void aCodeIsTooLateAfterFifteenMinutes() {
        var enrolled = office.enrol();
        office.clock.advance(Duration.ofMinutes(15));

        refused(() -> report(card, enrolled), new Refusal.ActivationCodeExpired());
    }

    @Test
    void keysThatWereExchangedOnTheWayAreRefusedAndCostNoTry() {
        var enrolled = office.enrol();
        var honest =
                office.report(card, enrolled.registration(), enrolled.code().digits());
        var foreign = office.report(new SimCard(Office.ICCID), enrolled.registration(), "00000000");
        var exchanged = new AcceptKeys.Report(
                honest.registrationId(),
                honest.iccid(),
                foreign.authentication(),
                foreign.signature(),
                honest.encryptedActivationCode());

        refused(
                () -> office.accept.accept(exchanged, Office.GATEWAY),
                new Refusal.BadProof("the activation message was made for other keys"));

        assertThat(office.registrations.spendTry(enrolled.registration())).hasValue(2);
    }

    @Test
    void keysInEachOthersPlaceAreRefused() {
        var enrolled = office.enrol();
        var honest =
                office.report(card, enrolled.registration(), enrolled.code().digits());
        var swapped = new AcceptKeys.Report(
                honest.registrationId(),
                honest.iccid(),
                honest.signature(),
                honest.authentication(),
                honest.encryptedActivationCode());

        refused(
                () -> office.accept.accept(swapped, Office.GATEWAY),
                new Refusal.BadProof("a proof is not the key's signature over the possession statement"));
    }

    @Test
    void oneKeyForBothPurposesIsRefused() {
        var enrolled = office.enrol();
        var honest =
                office.report(card, enrolled.registration(), enrolled.code().digits());
        var doubled = new AcceptKeys.Report(
                honest.registrationId(),
                honest.iccid(),
                honest.authentication(),
                honest.authentication(),
                honest.encryptedActivationCode());

        refused(
                () -> office.accept.accept(doubled, Office.GATEWAY),
                new Refusal.BadProof("each purpose needs a key of its own"));
    }

    @Test
    void keysFromAnotherSimAreRefused() {
        var enrolled = office.enrol();
        var other = new SimCard(Iccid.withCheckDigit("899990100000000002"));

        refused(() -> report(other, enrolled), new Refusal.BadProof("this registration is for another SIM"));
    }

    @Test
    void aNumberIsBoundOnceUntilItIsRevoked() {
        var first = office.enrol();
        refused(office::enrol, new Refusal.NumberAlreadyBound());
        office.revoke.revoke(first.registration().id(), RevocationReason.SUPERSEDED, Office.OFFICER);

        var second = office.enrol();

        assertThat(second.registration().binding().subject())
                .isEqualTo(first.registration().binding().subject());
        assertThat(second.registration().keyGeneration().nonce())
                .isNotEqualTo(first.registration().keyGeneration().nonce());
    }

    @Test
    void withoutTermsOrWithAnExpiredDocumentNobodyIsRegistered() {
        var valid = LocalDate.parse("2026-06-01");
        refused(() -> office.enrol.enrol(Office.command(false, valid), Office.OFFICER), new Refusal.TermsNotAccepted());
        refused(
                () -> office.enrol.enrol(Office.command(true, valid.minusDays(1)), Office.OFFICER),
                new Refusal.DocumentExpired());

        office.enrol.enrol(Office.command(true, valid), Office.OFFICER);

        assertThat(office.registrations.moves).containsExactly("officer PendingKey");
    }

    @Test
    void aRegistrationOutlivesAnOperatorThatIsAwayAndANewCodeResumesIt() {
        office.homeMssp.away = true;
        assertThatThrownBy(office::enrol).hasMessage("PhoneNotAsked");
        office.homeMssp.away = false;
        var pending = office.registrations
                .findByNumber(Office.command(true, LocalDate.EPOCH).msisdn())
                .getFirst();

        report(card, office.renew.renew(pending.id(), Office.OFFICER));

        assertThat(office.now(pending.id())).isInstanceOf(Registration.Active.class);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_SIM", "NUMBER_OR_SIM_TAKEN"})
    void whereTheOperatorSaysNoTheRegistrationFailsAndTheNumberIsFreeAgain(Failure failure) {
        office.homeMssp.refuses = failure;
        assertThatThrownBy(office::enrol).hasMessage("RegistrationFailed");
        office.homeMssp.refuses = null;

        office.enrol();

        assertThat(office.registrations.moves)
                .containsExactly("officer PendingKey", "officer Withdrawing", "officer Failed", "officer PendingKey");
    }

    @Test
    void aPhoneInAnotherDialogueLeavesTheRegistrationStanding() {
        office.homeMssp.busy = true;

        assertThatThrownBy(office::enrol).hasMessage("PhoneBusy");

        assertThat(office.registrations.moves).containsExactly("officer PendingKey");
    }

    @Test
    void whereTheHomeMsspDoesNotAcceptTheCertificatesTheyAreRevoked() {
        var enrolled = office.enrol();
        office.homeMssp.refuses = Failure.CERTIFICATES_NOT_ACCEPTED;

        refused(() -> report(card, enrolled), new Refusal.RegistrationEnded());

        assertThat(office.certificateAuthority.certificates()).isEqualTo(2);
        assertThat(office.certificateAuthority.everyCertificateIsRevoked()).isTrue();
        assertThat(office.now(enrolled.registration().id()))
                .isInstanceOfSatisfying(
                        Registration.Failed.class,
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.CERTIFICATES_NOT_ACCEPTED));
    }

    @Test
    void secretsAndPersonalDataStayOutOfTexts() {
        var enrolled = office.enrol();

        assertThat(enrolled.toString())
                .doesNotContain("Nordmann")
                .doesNotContain("1980")
                .doesNotContain(enrolled.code().digits())
                .doesNotContain("99901000001");
        assertThat(new ActivationCode("12345678").toString()).doesNotContain("1234");
        assertThat(Office.command(true, LocalDate.EPOCH).toString()).doesNotContain("1234567");
    }

    private static void refused(ThrowingCallable call, Refusal expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }
}
