package org.openmss.ca.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.testkit.SettableClock;

class AnswerOcspTest {
    private static final Bytes ANYTHING = Bytes.of(new byte[] {1});
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final Hierarchy hierarchy = HierarchyInMemory.create(clock);

    private OcspAnswer answer(CertificateStatuses statuses) {
        return new AnswerOcsp(new OneQuestion(), statuses, hierarchy, new Config(), clock).answer(ANYTHING);
    }

    @Test
    void withoutStatusDataTheAnswerIsTryLaterAndNeverGood() {
        var answer = answer((issuer, serial) -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(answer)
                .isInstanceOfSatisfying(
                        OcspAnswer.Unanswered.class,
                        unanswered -> assertThat(unanswered.error()).isEqualTo(OcspError.TRY_LATER));
    }

    @Test
    void noAnswerOutlivesTheResponderCertificate() {
        clock.advance(Duration.between(
                        clock.instant(),
                        hierarchy.issuing().responder().certificate().notAfter())
                .minusMinutes(10));

        assertThat(answer((issuer, serial) -> new CertificateStatus.Good()))
                .isInstanceOfSatisfying(
                        OcspAnswer.Authoritative.class,
                        good -> assertThat(good.nextUpdate())
                                .isEqualTo(hierarchy
                                        .issuing()
                                        .responder()
                                        .certificate()
                                        .notAfter()));
    }

    private final class OneQuestion implements OcspMessages {
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
                    Optional.empty());
        }

        @Override
        public Bytes answer(Signatory responder, Statement statement) {
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
    }
}
