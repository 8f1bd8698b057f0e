package org.openmss.ca.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.KeyBusy;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspAnswer.Unanswered;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.StatusUnavailable;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.testkit.SettableClock;

class AnswerOcspTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Bytes ANYTHING = Bytes.of(new byte[] {1});
    private final SettableClock clock = new SettableClock(START);
    private final Hierarchy hierarchy = HierarchyInMemory.onADevice(clock);

    private final Statuses statuses = new Statuses();
    private final Messages messages = new Messages();
    private final AnswerOcsp answerOcsp = new AnswerOcsp(messages, statuses, hierarchy, new Config(), clock);

    @Test
    void withoutStatusDataTheAnswerIsTryLaterAndNeverGood() {
        answerOcsp.answer(ANYTHING);
        statuses.stale = true;

        assertThat(answerOcsp.answer(ANYTHING)).isInstanceOfSatisfying(Unanswered.class, AnswerOcspTest::saysTryLater);
        assertThat(answerOcsp.answerAtOnce(ANYTHING).orElseThrow())
                .isInstanceOfSatisfying(Unanswered.class, AnswerOcspTest::saysTryLater);
    }

    private static void saysTryLater(Unanswered unanswered) {
        assertThat(unanswered.error()).isEqualTo(OcspError.TRY_LATER);
    }

    @Test
    void noAnswerOutlivesTheResponderCertificate() {
        Instant end = hierarchy.issuing().responder().certificate().notAfter();
        clock.advance(Duration.between(clock.instant(), end).minusMinutes(10));

        assertThat(authoritative().nextUpdate()).isEqualTo(end);
    }

    @Test
    void theSameQuestionIsAnsweredFromMemoryAsLongAsItIsTrue() {
        assertThat(answerOcsp.answerAtOnce(ANYTHING)).isEmpty();
        var first = authoritative();

        assertThat(answerOcsp.answerAtOnce(ANYTHING)).contains(first);
        assertThat(authoritative()).isSameAs(first);
        assertThat(messages.signed).hasSize(1);
    }

    @Test
    void aQuickKeyAnswersAtOnceWhatMustBeSigned() {
        var quick = new AnswerOcsp(messages, statuses, HierarchyInMemory.create(clock), new Config(), clock);

        assertThat(quick.answerAtOnce(ANYTHING)).isPresent();
    }

    @Test
    void aKeptAnswerIsThrownAwayTheMomentAStatusChanges() {
        authoritative();

        statuses.now = revoked();

        assertThat(answerOcsp.answerAtOnce(ANYTHING)).isEmpty();
        authoritative();
        assertThat(messages.signed.getLast().certificates().getFirst().status()).isEqualTo(revoked());
    }

    @Test
    void whatStrangersCanAskForWithoutEndIsNotKept() {
        var long513 = Bytes.of(new byte[513]);
        answerOcsp.answer(long513);
        answerOcsp.answer(long513);
        assertThat(messages.signed).hasSize(2);

        statuses.now = new CertificateStatus.Unknown();
        authoritative();
        authoritative();
        assertThat(messages.signed).hasSize(4);
    }

    @Test
    void afterAClockThatRanAheadNoAnswerFromTheFutureIsTold() {
        clock.advance(Duration.ofMinutes(10));
        authoritative();
        clock.advance(Duration.ofMinutes(-10));

        authoritative();

        assertThat(messages.signed).hasSize(2);
    }

    @Test
    void anAnswerWithANonceIsNeverKept() {
        messages.nonce = Optional.of(ANYTHING);

        authoritative();
        authoritative();

        assertThat(answerOcsp.answerAtOnce(ANYTHING)).isEmpty();
        assertThat(messages.signed).hasSize(2);
    }

    @Test
    void oneCallerSignsAnewAheadOfTheEndAndTheOthersGetWhatIsKept() {
        var first = authoritative();
        clock.advance(Duration.ofMinutes(30));

        assertThat(answerOcsp.answerAtOnce(ANYTHING)).isEmpty();
        assertThat(answerOcsp.answerAtOnce(ANYTHING)).contains(first);

        var second = authoritative();
        assertThat(second.nextUpdate()).isEqualTo(first.nextUpdate().plus(Duration.ofMinutes(30)));
        assertThat(answerOcsp.answerAtOnce(ANYTHING)).contains(second);
    }

    @Test
    void whileTheKeyIsAwayWhatIsKeptIsToldUntilItsEnd() {
        var first = authoritative();
        messages.keyIsAway = true;

        clock.advance(Duration.ofMinutes(40));
        assertThat(authoritative()).isSameAs(first);
        assertThat(answerOcsp.answerAtOnce(ANYTHING)).contains(first);

        clock.advance(Duration.ofMinutes(20));
        assertThat(answerOcsp.answerAtOnce(ANYTHING)).isEmpty();
        assertThat(answerOcsp.answer(ANYTHING))
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        unanswered -> assertThat(unanswered.error()).isEqualTo(OcspError.INTERNAL_ERROR));
    }

    @Test
    void whereTooManyWaitForTheDeviceTheAnswerIsTryLater() {
        messages.keyIsBusy = true;

        assertThat(answerOcsp.answer(ANYTHING)).isInstanceOfSatisfying(Unanswered.class, AnswerOcspTest::saysTryLater);

        messages.keyIsBusy = false;
        assertThat(authoritative().thisUpdate()).isEqualTo(clock.instant());
    }

    @Test
    void anAnswerSaysWhenItWasKnownAndNotWhenItWasSent() {
        statuses.known = clock.instant().minusSeconds(1);

        assertThat(authoritative().thisUpdate()).isEqualTo(statuses.known);
    }

    @Test
    void aRevocationNewerThanTheLastLookIsKnownSinceItHappened() {
        statuses.known = clock.instant().minusSeconds(1);
        statuses.now = revoked();

        assertThat(authoritative().thisUpdate()).isEqualTo(clock.instant());
    }

    private Authoritative authoritative() {
        return assertThat(answerOcsp.answer(ANYTHING))
                .asInstanceOf(type(Authoritative.class))
                .actual();
    }

    private CertificateStatus revoked() {
        return new CertificateStatus.Revoked(new Revocation(
                CertificateSerial.parse("01"), START, RevocationReason.KEY_COMPROMISE, Optional.empty()));
    }

    private final class Statuses implements CertificateStatuses {
        private CertificateStatus now = new CertificateStatus.Good();
        private @Nullable Instant known;
        private boolean stale;

        @Override
        public Instant knownAt() {
            if (stale) {
                throw new StatusUnavailable("the database is away");
            }
            return known == null ? clock.instant() : known;
        }

        @Override
        public CertificateStatus of(AuthorityId issuer, CertificateSerial serial) {
            return now;
        }
    }

    private final class Messages implements OcspMessages {
        private final List<Statement> signed = new ArrayList<>();
        private Optional<Bytes> nonce = Optional.empty();
        private boolean keyIsAway;
        private boolean keyIsBusy;

        @Override
        public OcspQuestion read(Bytes request) {
            var issuing = hierarchy.issuing().certificate();
            return new OcspQuestion(
                    List.of(new OcspQuestion.About(
                            ANYTHING,
                            Optional.of(IssuerHash.SHA_256),
                            IssuerHash.SHA_256.of(issuing.subject()),
                            IssuerHash.SHA_256.of(issuing.publicKeyBits()),
                            Optional.of(CertificateSerial.parse("01")))),
                    nonce);
        }

        @Override
        public Bytes answer(Signatory responder, Statement statement) {
            if (keyIsAway) {
                throw new IllegalStateException("the token does not answer");
            }
            if (keyIsBusy) {
                throw new KeyBusy(64);
            }
            signed.add(statement);
            return ANYTHING;
        }

        @Override
        public Bytes error(OcspError error) {
            return ANYTHING;
        }
    }

    private record Config() implements StatusConfig, StatusConfig.Ocsp {
        @Override
        public Crl crl() {
            throw new UnsupportedOperationException("not needed here");
        }

        @Override
        public Ocsp ocsp() {
            return this;
        }

        @Override
        public Duration life() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration maxAge() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int mostCertificates() {
            return 10;
        }

        @Override
        public Duration staleAfter() {
            return Duration.ofSeconds(1);
        }

        @Override
        public long keptAnswers() {
            return 10;
        }

        @Override
        public NeverIssuedAs neverIssued() {
            return NeverIssuedAs.UNKNOWN;
        }

        @Override
        public boolean archiveCutoff() {
            return false;
        }
    }
}
