package org.openmss.apsample.signin.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+99901000001", "+999 01 000001", "00999 (01) 000-001", " +999.01/000001 "})
    void isWrittenAsPeopleWriteIt(String typed) {
        assertThat(PhoneNumber.typed(typed).value()).isEqualTo("+99901000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "079 123 45 67",
                "+0123456789",
                "+12345",
                "+1234567890123456",
                "+49 CALL ME",
                "+٩٩٩٠١٠٠٠٠٠١"
            })
    void helpsWhereItIsNone(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.typed(typed))
                .withMessageContaining("country code");
    }

    @ParameterizedTest
    @ValueSource(strings = "+99901000001")
    void staysOutOfLogs(String typed) {
        assertThat(PhoneNumber.typed(typed)).hasToString("PhoneNumber[…]");
    }
}
