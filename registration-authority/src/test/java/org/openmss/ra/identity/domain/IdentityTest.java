package org.openmss.ra.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @ValueSource(strings = {"Åse", "Anne-Marie", "O'Neill", "Jón Þór", "Müller-Lüdenscheidt", "李", "J. R."})
    void namesOfPeopleAreNames(String name) {
        assertThat(Person.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "R2D2", "a\nb", "<b>", "x,CN=y", "\"", "+"})
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Person.name(text));
    }

    @Test
    void aNameIsKeptInItsComposedForm() {
        assertThat(Person.name("A\u030Ase")).isEqualTo("Åse");
    }

    @Test
    void namesThatDoNotFitACommonNameAreRefused() {
        var country = new CountryCode("NO");
        var birth = LocalDate.EPOCH;

        assertThat(new Person("a".repeat(31), "b".repeat(32), country, birth)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Person("a".repeat(32), "b".repeat(32), country, birth));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "AB", "NOR", ""})
    void whatIsNoCountryIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CountryCode(text));
    }

    @Test
    void blanksHyphensAndCaseOfADocumentNumberDoNotMatter() {
        assertThat(new DocumentNumber("ab-12 34")).isEqualTo(new DocumentNumber("AB1234"));
    }

    @Test
    void aSubjectSerialNumberHasSixteenCharacters() {
        assertThat(SubjectSerialNumber.random(new SecureRandom()).value()).matches("MSS[A-HJKMNP-Z2-9]{13}");
    }

    @Test
    void aDocumentIsGoodOnItsLastDay() {
        var proof = new IdentityProof(
                IdentityProof.DocumentType.PASSPORT,
                new DocumentNumber("AB1234"),
                new CountryCode("NO"),
                LocalDate.parse("2026-06-01"),
                IdentityProof.Method.IN_PERSON);

        assertThat(proof.hasExpiredOn(LocalDate.parse("2026-06-01"))).isFalse();
        assertThat(proof.hasExpiredOn(LocalDate.parse("2026-06-02"))).isTrue();
    }
}
