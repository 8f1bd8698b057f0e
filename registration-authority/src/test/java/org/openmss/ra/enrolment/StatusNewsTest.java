package org.openmss.ra.enrolment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.RevocationReason;
import org.openmss.ra.enrolment.domain.StatusNews;

class StatusNewsTest {
    private static final Actor CA = new Actor("certificate-authority");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private final Office office = new Office();
    private final SimCard card = new SimCard(Office.ICCID);
    private RegistrationId id;
    private CertificateSerial authentication;
    private CertificateSerial signature;

    @BeforeEach
    void somebodyWhoCanSign() {
        var enrolled = office.enrol();
        id = enrolled.registration().id();
        accept(enrolled);
        var certificates = office.now(id).certificates();
        authentication = certificates.getFirst().serial();
        signature = certificates.getLast().serial();
    }

    private void accept(IssuedActivationCode enrolled) {
        office.accept.accept(
                office.report(card, enrolled.registration(), enrolled.code().digits()), Office.GATEWAY);
    }

    private void held(CertificateSerial serial, long sequence) {
        office.takeNews.take(new StatusNews(serial, new CertificateStatus.OnHold(NOON), sequence), CA);
    }

    private void resumed(CertificateSerial serial, long sequence) {
        office.takeNews.take(new StatusNews(serial, new CertificateStatus.Valid(NOON), sequence), CA);
    }

    private void revoked(CertificateSerial serial, long sequence) {
        var status = new CertificateStatus.Revoked(NOON, RevocationReason.KEY_COMPROMISE);
        office.takeNews.take(new StatusNews(serial, status, sequence), CA);
    }

    private String stateOf(CertificateSerial serial) {
        return requireNonNull(office.statuses.of(Set.of(serial)).get(serial)).wireName();
    }

    @Test
    void aHoldAndItsEndReachTheHomeMssp() {
        held(signature, 1);
        resumed(signature, 2);

        assertThat(office.homeMssp.heard).containsExactly(signature + " ON_HOLD", signature + " VALID");
        assertThat(office.now(id)).isInstanceOf(Registration.Active.class);
    }

    @Test
    void theSameNewsAgainAndOlderNewsAreNotPassedOn() {
        held(signature, 1);
        resumed(signature, 2);

        resumed(signature, 2);
        held(signature, 1);

        assertThat(stateOf(signature)).isEqualTo("VALID");
        assertThat(office.homeMssp.heard).hasSize(2);
    }

    @Test
    void aRevocationIsFinalAndCountsHoweverLateItComes() {
        resumed(signature, 9);

        revoked(signature, 8);
        resumed(signature, 10);

        assertThat(stateOf(signature)).isEqualTo("REVOKED");
        assertThat(office.homeMssp.heard).containsExactly(signature + " VALID", signature + " REVOKED");
    }

    @Test
    void oneRevokedCertificateLeavesTheOtherOneItsRegistration() {
        revoked(signature, 1);

        assertThat(office.now(id)).isInstanceOf(Registration.Active.class);
        assertThat(office.homeMssp.subscribers.get(id)).isEqualTo("ACTIVE");
    }

    @Test
    void aRegistrationEndsWithItsLastCertificateAndThePersonCanRegisterAgain() {
        revoked(signature, 1);
        revoked(authentication, 2);

        assertThat(office.now(id))
                .isInstanceOfSatisfying(
                        Registration.Revoked.class,
                        ended -> assertThat(ended.reason()).isEqualTo(RevocationReason.KEY_COMPROMISE));
        assertThat(office.homeMssp.subscribers.get(id)).isEqualTo("REVOKED");
        assertThat(office.enrol().registration().id()).isNotEqualTo(id);
    }

    @Test
    void whatFoundTheHomeMsspAwayIsPassedOnByTheSweep() {
        office.homeMssp.away = true;
        held(signature, 1);
        assertThat(office.homeMssp.heard).isEmpty();
        office.homeMssp.away = false;

        office.resume.resume();
        office.resume.resume();

        assertThat(office.homeMssp.heard).containsExactly(signature + " ON_HOLD");
    }

    @Test
    void theEndThatFoundTheHomeMsspAwayIsFinishedByTheSweep() {
        office.homeMssp.away = true;
        revoked(signature, 1);
        revoked(authentication, 2);
        assertThat(office.now(id)).isInstanceOf(Registration.Withdrawing.class);
        office.homeMssp.away = false;

        office.resume.resume();

        assertThat(office.now(id)).isInstanceOf(Registration.Revoked.class);
    }

    @Test
    void newsThatComesBeforeTheCertificateIsOnRecordIsPassedOnWhenItIs() {
        office.revoke.revoke(id, RevocationReason.SUPERSEDED, Office.OFFICER);
        var later = office.enrol();
        office.homeMssp.away = true;
        try {
            accept(later);
        } catch (RuntimeException unfinished) {
            assertThat(unfinished).hasMessage("CertificationUnfinished");
        }
        office.homeMssp.away = false;
        var notOnRecordYet = office.certificateAuthority.lastSerial();
        held(notOnRecordYet, 1);
        assertThat(office.homeMssp.heard).isEmpty();

        accept(later);

        assertThat(office.homeMssp.heard).containsExactly(notOnRecordYet + " ON_HOLD");
    }
}
