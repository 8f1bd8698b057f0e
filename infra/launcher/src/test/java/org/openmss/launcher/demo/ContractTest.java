package org.openmss.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void theCrossReferenceTableFindsEveryObject() {
        var pdf = new String(Contract.pdf("A (small) loan."), StandardCharsets.ISO_8859_1);

        var entries = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf);
        int number = 0;
        while (entries.find()) {
            number++;
            assertThat(pdf.substring(Integer.parseInt(entries.group(1)))).startsWith(number + " 0 obj");
        }
        assertThat(number).isEqualTo(5);
        assertThat(pdf).contains("(A \\(small\\) loan.) Tj");
        var table = Pattern.compile("startxref\n(\\d+)").matcher(pdf);
        assertThat(table.find()).isTrue();
        assertThat(pdf.substring(Integer.parseInt(table.group(1)))).startsWith("xref");
    }
}
