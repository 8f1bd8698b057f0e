package org.openmss.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://shop.example            | https://shop.example                 | true
            https://shop.example            | https://shop.example/any/path?x=1    | true
            https://shop.example/mss        | https://shop.example/mss             | true
            https://shop.example/mss        | https://shop.example/mss/t1?x=/..    | true
            https://shop.example/mss/       | https://shop.example/mss/t1          | true
            https://SHOP.example/mss        | HTTPS://shop.EXAMPLE/mss             | true
            https://shop.example/mss        | https://shop.example:443/mss         | true
            https://shop.example/mss        | https://shop.example/mssx            | false
            https://shop.example/mss/       | https://shop.example/mss             | false
            https://shop.example/mss        | https://shop.example/                | false
            https://shop.example/mss        | https://shop.example/MSS             | false
            https://shop.example/mss        | https://shop.example:8443/mss        | false
            https://shop.example/mss        | https://evil.example/mss             | false
            https://shop.example/mss        | https://shop.example.evil.test/mss   | false
            http://localhost:80/mss         | https://localhost:80/mss             | false
            """)
    void anAddressCoversItselfAndWhatLiesUnderIt(String registered, String asked, boolean covered) {
        assertThat(CallbackAddress.parse(registered, true).covers(CallbackAddress.parse(asked, true)))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example/mss",
                "/mss",
                "https:shop",
                "http://shop.example/mss",
                "ftp://shop.example/mss",
                "file:///etc/passwd",
                "https://user@shop.example/mss",
                "https://shop.example@evil.example/mss",
                "https://shop.example/mss#part",
                "https://shop.example/mss/../admin",
                "https://shop.example/mss/..",
                "https://shop.example/./mss",
                "https://shop.example//evil.example",
                "https://shop.example/mss/%2E%2E/admin",
                "https://shop.example/mss%2fadmin",
                "https://shop.example/mss%5Cadmin",
                "https://shop.example\\@evil.example/mss",
                "https://shop.example:99999/mss",
                "https://shop.example/m\u00fcs",
                "https://shop example/mss",
                "https://shop.example/a\nb",
                "http://localhost.evil.example/",
                "http://169.254.169.254/latest"
            })
    void whatCouldBeTakenForAnotherPlaceIsNoCallbackAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallbackAddress.parse(text, true));
    }

    @Test
    void plainHttpIsForDevelopmentAndThisMachineAlone() {
        assertThat(CallbackAddress.parse("http://localhost:9000/x", true).uri().getPort())
                .isEqualTo(9000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.parse("http://localhost:9000/x", false))
                .withMessageContaining("https://");
    }

    @Test
    void anAddressIsNotLongerThan512Characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackAddress.parse("https://shop.example/" + "x".repeat(512), false));
    }
}
