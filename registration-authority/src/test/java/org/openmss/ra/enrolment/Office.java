package org.openmss.ra.enrolment;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.ActivationKey;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.identity.domain.CountryCode;
import org.openmss.ra.identity.domain.DocumentNumber;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.ra.identity.domain.IdentityRegister;
import org.openmss.ra.identity.domain.Person;
import org.openmss.ra.identity.domain.SubjectSerialNumber;
import org.openmss.testkit.SettableClock;

/** The use cases among in-memory neighbours. */
final class Office {
    static final Actor OFFICER = new Actor("officer");
    static final Actor GATEWAY = new Actor("mssp-gateway");
    static final Iccid ICCID = Iccid.withCheckDigit("899990100000000001");

    final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T10:00:00Z"));
    final InMemoryRegistrations registrations = new InMemoryRegistrations();
    final FakeCertificateAuthority certificateAuthority = new FakeCertificateAuthority();
    final FakeHomeMssp homeMssp = new FakeHomeMssp();
    private final SecureRandom chance = new SecureRandom();

    private final WithdrawRegistration withdraw =
            new WithdrawRegistration(registrations, certificateAuthority, homeMssp);
    final InMemoryStatuses statuses = new InMemoryStatuses(registrations);
    private final PassOnStatus passOn = new PassOnStatus(registrations, statuses, homeMssp, withdraw);
    private final CertifyKeys certify =
            new CertifyKeys(registrations, certificateAuthority, homeMssp, withdraw, passOn);
    private final AskForKeys ask = new AskForKeys(homeMssp, new OpenLetters(), registrations, withdraw);

    final EnrolSubscriber enrol = new EnrolSubscriber(new Register(chance), registrations, ask, clock, chance);
    final RenewActivationCode renew = new RenewActivationCode(registrations, ask, clock, chance);
    final AcceptKeys accept = new AcceptKeys(registrations, new OpenLetters(), certify, clock);
    final RevokeRegistration revoke = new RevokeRegistration(registrations, withdraw, clock);
    final ResumeUnfinished resume = new ResumeUnfinished(registrations, certify, withdraw, statuses, passOn, clock);
    final TakeStatusNews takeNews = new TakeStatusNews(statuses, passOn);

    IssuedActivationCode enrol() {
        return enrol.enrol(command(true, LocalDate.parse("2030-01-01")), OFFICER);
    }

    static EnrolSubscriber.Command command(boolean termsAccepted, LocalDate validUntil) {
        return new EnrolSubscriber.Command(
                new Person("Åse", "Nordmann", new CountryCode("NO"), LocalDate.parse("1980-02-29")),
                new IdentityProof(
                        IdentityProof.DocumentType.PASSPORT,
                        new DocumentNumber("N 1234567"),
                        new CountryCode("NO"),
                        validUntil,
                        IdentityProof.Method.IN_PERSON),
                new Msisdn("+99901000001"),
                ICCID,
                termsAccepted);
    }

    AcceptKeys.Report report(SimCard card, Registration.PendingKey pending, String code) {
        var nonce = pending.keyGeneration().nonce();
        return new AcceptKeys.Report(
                pending.id(),
                card.iccid,
                card.reportedKey(KeyPurpose.AUTHENTICATION, pending.id(), nonce),
                card.reportedKey(KeyPurpose.SIGNATURE, pending.id(), nonce),
                card.activationMessage(code, pending.id(), nonce).toBytes());
    }

    Registration now(RegistrationId id) {
        return registrations.find(id).orElseThrow();
    }

    /** Messages lie open: encryption is tested where it is done. */
    private static final class OpenLetters implements ActivationKey {
        @Override
        public String id() {
            return "key";
        }

        @Override
        public Optional<ActivationMessage> open(Bytes ciphertext) {
            try {
                return Optional.of(ActivationMessage.parse(ciphertext));
            } catch (IllegalArgumentException garbled) {
                return Optional.empty();
            }
        }
    }

    private static final class Register implements IdentityRegister {
        private final Map<DocumentNumber, SubjectSerialNumber> known = new HashMap<>();
        private final SecureRandom chance;

        Register(SecureRandom chance) {
            this.chance = chance;
        }

        @Override
        public Optional<SubjectSerialNumber> subjectOf(Person person, IdentityProof proof) {
            return Optional.of(
                    known.computeIfAbsent(proof.documentNumber(), document -> SubjectSerialNumber.random(chance)));
        }

        @Override
        public void keep(RegistrationId registration, IdentityProof proof) {}
    }
}
