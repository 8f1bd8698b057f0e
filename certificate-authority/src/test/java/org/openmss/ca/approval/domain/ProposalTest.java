package org.openmss.ca.approval.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.approval.domain.Proposal.Approved;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposal.Rejected;
import org.openmss.ca.approval.domain.Proposal.Request;

class ProposalTest {
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofHours(24));
    private static final Instant LAST_MOMENT = END.minusSeconds(1);

    private static Open open() {
        return Proposal.propose(new Request(new UUID(0, 1), "some.act", "subject", "{}", "anna", BEGIN, END));
    }

    @Test
    void anotherOperatorApprovesInTime() {
        assertThat(open().approve("bert", LAST_MOMENT)).isEqualTo(new Approved(open().request(), "bert", LAST_MOMENT));
    }

    @ParameterizedTest
    @CsvSource({"anna", "bert"})
    void anyOperatorRejectsInTime(String operator) {
        assertThat(open().reject(operator, LAST_MOMENT))
                .isEqualTo(new Rejected(open().request(), operator, LAST_MOMENT));
    }

    @Test
    void theProposerDoesNotApprove() {
        assertThatThrownBy(() -> open().approve("anna", BEGIN))
                .isInstanceOfSatisfying(
                        Undecidable.class, refused -> assertThat(refused.why()).isEqualTo(Undecidable.Why.SAME_PERSON));
    }

    @Test
    void nobodyDecidesOnWhatIsPast() {
        assertThatThrownBy(() -> open().approve("bert", END))
                .isInstanceOfSatisfying(
                        Undecidable.class, refused -> assertThat(refused.why()).isEqualTo(Undecidable.Why.PAST));
        assertThatThrownBy(() -> open().reject("bert", END)).isInstanceOf(Undecidable.class);
        assertThat(open().isPast(LAST_MOMENT)).isFalse();
        assertThat(open().isPast(END)).isTrue();
    }
}
