package org.openmss.ca.issuance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0201", // cut off
                "0200", // empty INTEGER
                "02020001", // INTEGER with a needless zero
                "0202ff80", // INTEGER with a needless sign octet
                "010101", // BOOLEAN TRUE that is not FF
                "0101", // cut off
                "30800000", // indefinite length
                "308100", // long form for a short length
                "30820001ff", // leading zero in a length
                "3003020105ff", // trailing octet
                "3002020105", // child longer than its parent
                "030107", // BIT STRING of nothing with unused bits
                "0300", // BIT STRING without a count
                "03020641", // unused bits that are not zero
                "03020840", // eight unused bits
                "3106020102020101", // SET not sorted
                "1000", // SEQUENCE that is not constructed
                "1f1f00", // long tag
                "3084000000020500", // length of four octets
                ""
            })
    void whatIsNotTheOnlyEncodingIsRefused(String hex) {
        assertThatThrownBy(() -> DerValue.parse(HexFormat.of().parseHex(hex)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void childrenAreFoundInOrder() {
        var value = DerValue.parse(HexFormat.of().parseHex("30080201013103020105"));

        assertThat(value.children()).hasSize(2);
        assertThat(value.child(0, DerValue.INTEGER).contentHex()).isEqualTo("01");
    }

    @Test
    void deepNestingDoesNotHurt() {
        byte[] deep = HexFormat.of().parseHex("3080".repeat(10_000));

        assertThatThrownBy(() -> DerValue.parse(deep)).isInstanceOf(IllegalArgumentException.class);
    }
}
