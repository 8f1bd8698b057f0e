package org.openmss.handset.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.kernel.Msisdn;

class ScenarioNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+9990190000, PT0S",
        "+9990190001, PT0S",
        "+9990290000, PT0S",
        "+99901900007, PT0S",
        "+999019000012345, PT0S",
        "+9990191005, PT5S",
        "+9990191020, PT20S",
        "+9990191081, PT81S",
        "+999019102099999, PT20S",
    })
    void theUserThinksForAsLongAsTheNumberSays(String number, Duration time) {
        assertThat(ScenarioNumber.thinkTime(new Msisdn(number))).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+9990191100",
                "+9990190401",
                "+9990190105",
                "+99901100000001",
                "+999019000",
                "+4479019000001",
            })
    void nobodyAnswersByHimselfOnAnyOtherNumber(String number) {
        assertThat(ScenarioNumber.thinkTime(new Msisdn(number))).isEmpty();
    }
}
