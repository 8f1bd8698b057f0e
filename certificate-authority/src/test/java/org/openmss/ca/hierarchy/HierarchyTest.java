package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyName;
import org.openmss.ca.hierarchy.file.KeysInMemory;
import org.openmss.testkit.SettableClock;

class HierarchyTest {
    private static final AuthorityName ISSUING = new AuthorityName("issuing");
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<KeyBackend.Keeping> kept = new ArrayList<>();

    private Hierarchy hierarchy(boolean createIfAbsent) {
        return HierarchyInMemory.load(createIfAbsent, kept, clock);
    }

    /** What a key ceremony does. */
    private void addIssuing(String name, KeyAlgorithm algorithm) {
        HierarchyInMemory.keyMaker(kept, clock)
                .issuing(
                        new AuthorityName(name),
                        algorithm,
                        hierarchy(false).root().signatory().orElseThrow());
    }

    private KeyBackend.Keeping keyNamed(String name) {
        return kept.stream()
                .filter(one -> one.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutKeysTheStartFailsAndSaysWhatToDo() {
        assertThatThrownBy(() -> hierarchy(false))
                .hasMessageContaining("the CA has no issuing key in memory")
                .hasMessageContaining("key ceremony")
                .hasMessageContaining("mss.ca.keys.create-if-absent=true");
    }

    @Test
    void theKeysStayTheSameAtTheNextStart() {
        var first = hierarchy(true);

        var second = hierarchy(false);

        assertThat(second.root().certificate()).isEqualTo(first.root().certificate());
        assertThat(second.issuing().certificate()).isEqualTo(first.issuing().certificate());
        assertThat(second.issuing().responder().certificate())
                .isEqualTo(first.issuing().responder().certificate());
    }

    @Test
    void keysOfDifferentHierarchiesAreRefused() {
        hierarchy(true);
        var foreign = new KeyBackend.Keeping(
                new KeyName("foreign"),
                keyNamed("issuing").key(),
                keyNamed("issuing").chain());
        kept.clear();
        hierarchy(true);
        kept.add(foreign);

        assertThatThrownBy(() -> hierarchy(false)).hasMessageContaining("different hierarchies");
    }

    @Test
    void aKeyThatWaitsForItsCertificateIsNoCaYet() {
        var before = hierarchy(true);
        HierarchyInMemory.keyMaker(kept, clock).waiting(new AuthorityName("issuing-g2"), KeyAlgorithm.P256);

        var started = hierarchy(false);

        assertThat(started.issuers()).hasSameSizeAs(before.issuers());
        assertThat(started.issuing().id()).isEqualTo(before.issuing().id());
    }

    @Test
    void theRootsKeyMayBeOffline() {
        var whole = hierarchy(true);
        kept.remove(keyNamed("root"));

        var hierarchy = hierarchy(false);

        assertThat(hierarchy.root().signatory()).isEmpty();
        assertThat(hierarchy.root().certificate()).isEqualTo(whole.root().certificate());
        assertThat(hierarchy.issuing().certificate()).isEqualTo(whole.issuing().certificate());
    }

    @Test
    void theNewestGenerationOfALineIssuesAndTheOldOneStays() {
        var old = hierarchy(true).issuing();
        clock.advance(Duration.ofDays(1000));
        addIssuing("issuing-g2", KeyAlgorithm.P384);

        var hierarchy = hierarchy(false);

        assertThat(hierarchy.issuing().name()).hasToString("issuing-g2");
        assertThat(hierarchy.issuer(old.id()).certificate()).isEqualTo(old.certificate());
        assertThat(hierarchy.issuers())
                .extracting(Issuer::name)
                .containsExactly(ISSUING, new AuthorityName("issuing-g2"));
        assertThat(hierarchy.issuers())
                .extracting(issuer -> issuer.responder().chain().getFirst())
                .containsExactly(
                        old.certificate().der(),
                        hierarchy.issuing().certificate().der());
    }

    @Test
    void linesOfOtherNamesAndAlgorithmsStandBesideIt() {
        hierarchy(true);
        addIssuing("operator-b", KeyAlgorithm.RSA3072);

        var hierarchy = hierarchy(false);

        assertThat(hierarchy.issuing().name()).isEqualTo(ISSUING);
        var other = hierarchy.active(new AuthorityName("operator-b"));
        assertThat(other.authority().key().algorithm()).isEqualTo(KeyAlgorithm.RSA3072);
        assertThat(other.certificate().subject())
                .isNotEqualTo(hierarchy.issuing().certificate().subject());
    }

    @Test
    void aNameTooLongForACommonNameIsRefusedAndNothingIsCut() {
        hierarchy(true);

        assertThatThrownBy(() -> new AuthorityName("a-name-that-is-too-long-to-use"))
                .hasMessageContaining("at most 24");
    }

    @Test
    void theResponderCertificateIsRenewedBeforeAThirdOfItsLifeIsLeft() {
        var hierarchy = hierarchy(true);
        var first = hierarchy.issuing().responder().certificate();
        clock.advance(Duration.ofDays(39));
        hierarchy.renew();
        assertThat(hierarchy.issuing().responder().certificate()).isEqualTo(first);

        clock.advance(Duration.ofDays(2));
        hierarchy.renew();

        var renewed = hierarchy.issuing().responder().certificate();
        assertThat(renewed).isNotEqualTo(first);
        assertThat(renewed.notAfter()).isAfter(first.notAfter());
        assertThat(renewed.publicKey()).isNotEqualTo(first.publicKey());
        assertThat(hierarchy(false).issuing().responder().certificate()).isEqualTo(renewed);
    }

    @Test
    void theTimeStampingKeyIsReplacedBeforeAThirdOfItsTimeIsLeftAndItsCertificateOutlivesIt() {
        var hierarchy = hierarchy(true);
        var first = hierarchy.timeStamping().certificate();
        clock.advance(Duration.ofDays(243));
        hierarchy.renew();
        assertThat(hierarchy.timeStamping().certificate()).isEqualTo(first);

        clock.advance(Duration.ofDays(2));
        hierarchy.renew();

        var renewed = hierarchy.timeStamping().certificate();
        assertThat(renewed.publicKey()).isNotEqualTo(first.publicKey());
        assertThat(renewed.subject()).isNotEqualTo(first.subject());
        assertThat(renewed.notAfter()).isAfter(renewed.signsUntil().plus(Duration.ofDays(1800)));
        assertThat(hierarchy(false).timeStamping().certificate()).isEqualTo(renewed);
    }

    @Test
    void aTimeStampingKeyThatAnotherReplicaMadeIsTaken() {
        var one = hierarchy(true);
        var other = hierarchy(false);
        clock.advance(Duration.ofDays(250));

        one.renew();
        other.renew();

        assertThat(other.timeStamping().certificate())
                .isEqualTo(one.timeStamping().certificate());
    }

    @Test
    void aTimeStampingKeyIsReplacedOnce() {
        var hierarchy = hierarchy(true);
        var ended = hierarchy.timeStamping().id();

        var next = hierarchy.replaceTimeStamping(ended);

        assertThat(next.id()).isNotEqualTo(ended);
        assertThat(hierarchy.replaceTimeStamping(ended)).isEqualTo(next);
    }

    @Test
    void aTimeStampingKeyThatEndedOnAnotherReplicaGivesWayToTheOtherReplicasNextOne() {
        var one = hierarchy(true);
        var other = hierarchy(false);
        var ended = one.timeStamping().id();
        clock.advance(Duration.ofMinutes(1));

        var next = one.replaceTimeStamping(ended);

        assertThat(other.replaceTimeStamping(ended).id()).isEqualTo(next.id());
    }

    @Test
    void noTimeStampingCertificateOutlivesItsCa() {
        hierarchy(true);
        clock.advance(Duration.ofDays(3600));
        kept.removeIf(one -> one.name().value().contains("-tsa-"));

        var hierarchy = hierarchy(false);

        var certificate = hierarchy.timeStamping().certificate();
        assertThat(certificate.notAfter())
                .isEqualTo(hierarchy.issuing().certificate().notAfter());
        assertThat(certificate.signsUntil()).isEqualTo(certificate.notAfter());
    }

    @Test
    void aKeyThatDoesNotBelongToItsCertificateStopsTheStart() {
        hierarchy(true);
        var stranger = KeysInMemory.generate(KeyAlgorithm.P256, new SecureRandom());
        var issuing = keyNamed("issuing");
        kept.remove(issuing);
        kept.add(new KeyBackend.Keeping(issuing.name(), stranger, issuing.chain()));

        assertThatThrownBy(() -> hierarchy(false)).hasMessageContaining("does not belong to its certificate");
    }
}
