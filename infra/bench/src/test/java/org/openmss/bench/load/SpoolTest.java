package org.openmss.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    @Test
    void whatWasKeptComesBackInItsOrderAndLeavesNothingBehind() {
        var lengths = new ArrayList<Integer>();
        try (var spool = Spool.in(folder)) {
            for (int i = 0; i < 50; i++) {
                spool.add(i, ByteBuffer.wrap(new byte[100_000], 0, 1000 * i));
            }

            spool.forEach((number, body) -> {
                assertThat(number).isEqualTo(lengths.size());
                lengths.add(body.length);
            });
        }

        assertThat(lengths).hasSize(50).last().isEqualTo(49_000);
        assertThat(folder).isEmptyDirectory();
    }
}
