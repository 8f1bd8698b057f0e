package org.openmss.ca.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.Card;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.KeyBusy;
import org.openmss.ca.issuance.domain.PossessionProof;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileEditions;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.ca.issuance.pkix.Templates;
import org.openmss.ca.issuance.profiles.ProfileFiles;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revocable;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.status.UndividedCrls;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;

class IssueCertificateTest {
    private static final Duration LONGER_THAN_ANY_CA = Duration.ofDays(100 * 365);
    private final Register register = new Register();
    private boolean keyIsBusy;
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Hierarchy hierarchy = HierarchyInMemory.create(() -> now);
    private final Profiles profiles = new Profiles(ProfileFiles.builtIn(), new Editions(new HashMap<>()), hierarchy);
    private final IssueCertificate issueCertificate = new IssueCertificate(
            hierarchy,
            profiles,
            register,
            (_, _, _, _) -> true,
            _ -> false,
            Templates.of(hierarchy),
            UndividedCrls.partitions(),
            approved -> {
                if (keyIsBusy) {
                    throw new KeyBusy(64);
                }
                return hierarchy.issuer(approved.issuer()).authority().signed(approved.toBeSigned());
            },
            new NoTrail(),
            () -> now,
            new SecureRandom());

    @BeforeEach
    void load() {
        profiles.load();
    }

    @Test
    void theSameRequestGetsItsCertificateAlsoWhenNoCaIssuesAnyMore() {
        var command = command("one");
        var first = issueCertificate.issue(command);

        now = now.plus(LONGER_THAN_ANY_CA);
        var again = issueCertificate.issue(command);

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.certificate()).isEqualTo(first.certificate());
    }

    @Test
    void aNewRequestIsToldThatNoCaIssuesAnyMore() {
        now = now.plus(LONGER_THAN_ANY_CA);

        assertThatThrownBy(() -> issueCertificate.issue(command("another")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no valid 'issuing' key");
        assertThat(register.all).isEmpty();
    }

    @Test
    void whereTheDeviceIsBusyTheCallerIsToldSoAndTheSameRequestIsSignedLater() {
        var command = command("one");
        keyIsBusy = true;

        assertThatThrownBy(() -> issueCertificate.issue(command))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(503);
                    assertThat(refused.problem().name()).isEqualTo("signing-device-busy");
                });
        keyIsBusy = false;

        assertThat(issueCertificate.issue(command).certificate()).isNotNull();
        assertThat(register.all).hasSize(1);
    }

    private IssueCertificate.Command command(String requestId) {
        var card = new Card();
        var statement = card.statement(KeyPurpose.SIGNATURE);
        return new IssueCertificate.Command(
                "registration-authority",
                new RequestId(requestId),
                profiles.named("signature"),
                new SubjectName("IS", "Þórunn Æsa", "Jónsdóttir", "12345"),
                List.of(),
                new PossessionProof.Statement(
                        UserPublicKey.of(card.publicKey()), statement, card.sign(statement.toBeSigned())));
    }

    private static final class Register implements CertificateRegister {
        private final Map<RequestId, RegisteredCertificate> all = new HashMap<>();

        @Override
        public Optional<RegisteredCertificate> find(CertificateSerial serial) {
            return all.values().stream()
                    .filter(one -> one.serial().equals(serial))
                    .findFirst();
        }

        @Override
        public Optional<RegisteredCertificate> find(RequestId requestId) {
            return Optional.ofNullable(all.get(requestId));
        }

        @Override
        public Admission add(Prepared certificate, AuditRecord act) {
            return all.putIfAbsent(certificate.intent().requestId(), certificate) == null
                    ? Admission.ADMITTED
                    : Admission.REQUEST_KNOWN;
        }

        @Override
        public boolean replace(Prepared before, Valid after, AuditRecord act) {
            return all.replace(before.intent().requestId(), before, after);
        }

        @Override
        public boolean replace(Revocable before, Revoked after, AuditRecord act) {
            return all.replace(before.intent().requestId(), before, after);
        }

        @Override
        public boolean replace(Valid before, OnHold after, AuditRecord act) {
            return all.replace(before.intent().requestId(), before, after);
        }

        @Override
        public boolean replace(OnHold before, Valid after, AuditRecord act) {
            return all.replace(before.intent().requestId(), before, after);
        }
    }

    private record Editions(Map<String, String> contents) implements ProfileEditions {
        @Override
        public Optional<String> find(ProfileName name, String version) {
            return Optional.ofNullable(contents.get(name + " " + version));
        }

        @Override
        public void add(ProfileEdition edition) {
            contents.putIfAbsent(edition.name() + " " + edition.version(), edition.content());
        }
    }

    private record NoTrail() implements AuditTrail {
        @Override
        public void record(AuditRecord act) {
            // the register is in memory
        }

        @Override
        public void recordRefusal(AuditRecord attempt) {
            // the register is in memory
        }
    }
}
