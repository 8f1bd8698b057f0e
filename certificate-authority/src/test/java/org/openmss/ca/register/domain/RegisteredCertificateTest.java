package org.openmss.ca.register.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RegisteredCertificate.Revocable;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

class RegisteredCertificateTest {
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant HELD = BEGIN.plus(Duration.ofDays(1));
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(2)).plusMillis(345);
    private static final Instant NOW_IN_SECONDS = BEGIN.plus(Duration.ofDays(2));
    private static final Bytes ANYTHING = Bytes.of(new byte[] {1});

    private static Prepared prepared() {
        var proof = new PossessionStatement(
                new RegistrationId(new UUID(0, 1)),
                Iccid.withCheckDigit("899990100000000001"),
                KeyPurpose.SIGNATURE,
                Bytes.of(new byte[32]),
                ANYTHING);
        return RegisteredCertificate.prepare(new Intent(
                new AuthorityId("0123456789012345678901234567890123456789"),
                new RequestId("request"),
                ANYTHING,
                CertificateSerial.parse("0a"),
                new ProfileName("signature"),
                "1",
                ANYTHING,
                ANYTHING,
                new PossessionEvidence.Statement(proof, ANYTHING),
                BEGIN,
                BEGIN.plus(Duration.ofDays(1000)),
                BEGIN,
                CrlPartition.UNDIVIDED));
    }

    private static Valid valid() {
        return prepared().release(ANYTHING, BEGIN);
    }

    private static Released in(String state) {
        return switch (state) {
            case "Valid" -> valid();
            case "OnHold" -> valid().hold(HELD);
            case "Revoked" -> valid().revoke(RevocationReason.SUPERSEDED, HELD, Optional.empty());
            default -> throw new IllegalArgumentException(state);
        };
    }

    /** Moves that are not there do not compile; this table is what compiles. */
    @ParameterizedTest
    @CsvSource({
        "Prepared, release: Valid",
        "Valid, 'hold: OnHold, revoke: Revoked'",
        "OnHold, 'resume: Valid, revoke: Revoked'",
        "Revoked, ''"
    })
    void eachStateHasItsMovesAndNoOther(String state, String moves) {
        var type = List.of(Prepared.class, Valid.class, OnHold.class, Revoked.class).stream()
                .filter(known -> known.getSimpleName().equals(state))
                .findFirst()
                .orElseThrow();

        String found = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> RegisteredCertificate.class.isAssignableFrom(method.getReturnType()))
                .map(method -> method.getName() + ": " + method.getReturnType().getSimpleName())
                .sorted()
                .collect(Collectors.joining(", "));

        assertThat(found).isEqualTo(moves);
    }

    @Test
    void aHoldIsToldAsCertificateHoldSinceItBegan() {
        var held = valid().hold(NOW);

        assertThat(held.revocation())
                .isEqualTo(new Revocation(
                        held.serial(), NOW_IN_SECONDS, RevocationReason.CERTIFICATE_HOLD, Optional.empty()));
    }

    @Test
    void whatWasHeldAndResumedIsAsIfNothingHadBeen() {
        assertThat(valid().hold(HELD).resume()).isEqualTo(valid());
    }

    @ParameterizedTest
    @CsvSource({"Valid, 2030-01-03T00:00:00Z", "OnHold, 2030-01-02T00:00:00Z"})
    void aRevocationIsDatedFromWhenTheCertificateStoppedStanding(String state, Instant date) {
        var revoked = ((Revocable) in(state)).revoke(RevocationReason.KEY_COMPROMISE, NOW, Optional.empty());

        assertThat(revoked.revocation().at()).isEqualTo(date);
        assertThat(revoked.revocation().reason()).isEqualTo(RevocationReason.KEY_COMPROMISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Valid", "OnHold"})
    void aHoldIsNoReasonToEnd(String state) {
        var standing = (Revocable) in(state);

        assertThatThrownBy(() -> standing.revoke(RevocationReason.CERTIFICATE_HOLD, NOW, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(RevocationReason.class)
    void theWireNamesOfFinalReasonsAreReadAndTheHoldsIsNot(RevocationReason reason) {
        if (reason.isFinal()) {
            assertThat(RevocationReason.ofWireName(reason.wireName())).isEqualTo(reason);
        } else {
            assertThatThrownBy(() -> RevocationReason.ofWireName(reason.wireName()))
                    .hasMessageContaining("keyCompromise")
                    .hasMessageNotContaining("certificateHold");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Valid, 2030-01-01T00:00:00Z",
        "Valid, 2030-01-03T00:00:00Z",
        "Valid, 2030-01-03T00:00:00.999Z",
        "OnHold, 2030-01-02T00:00:00Z"
    })
    void aKeyCanHaveGoneBadBetweenTheBeginningAndTheEnd(String state, Instant date) {
        var revoked = ((Revocable) in(state)).revoke(RevocationReason.KEY_COMPROMISE, NOW, Optional.of(date));

        assertThat(revoked.revocation().invalidityDate())
                .isPresent()
                .get()
                .satisfies(told -> assertThat(told).isBeforeOrEqualTo(date).isAfter(date.minusSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "Valid, 2029-12-31T23:59:59Z",
        "Valid, 2030-01-03T00:00:01Z",
        "OnHold, 2029-12-31T23:59:59Z",
        "OnHold, 2030-01-02T00:00:01Z"
    })
    void aKeyCannotHaveGoneBadBeforeTheBeginningNorAfterTheEnd(String state, Instant date) {
        var standing = (Revocable) in(state);

        assertThatThrownBy(() -> standing.revoke(RevocationReason.KEY_COMPROMISE, NOW, Optional.of(date)))
                .isInstanceOf(ImpossibleInvalidityDate.class)
                .hasMessageContaining("2030-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Valid, 2020-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "Valid, 2030-01-02T12:00:00Z, 2030-01-02T12:00:00Z",
        "Valid, 2040-01-01T00:00:00Z, 2030-01-03T00:00:00Z",
        "OnHold, 2020-01-01T00:00:00Z, 2030-01-01T00:00:00Z",
        "OnHold, 2030-01-02T12:00:00Z, 2030-01-02T00:00:00Z"
    })
    void aDateForManyIsBroughtToTheNearestThatIsPossible(String state, Instant date, Instant possible) {
        var standing = (Revocable) in(state);

        assertThat(standing.possibleInvalidity(date, NOW)).isEqualTo(possible);

        assertThat(standing.revoke(RevocationReason.KEY_COMPROMISE, NOW, Optional.of(possible)))
                .isNotNull();
    }
}
