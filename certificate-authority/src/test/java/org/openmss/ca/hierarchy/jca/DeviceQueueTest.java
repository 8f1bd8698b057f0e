package org.openmss.ca.hierarchy.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.KeyBusy;

/** A device that hangs takes a bounded number of callers with it. */
class DeviceQueueTest {
    private static final int MOST = 3;
    private final DeviceQueue queue = new DeviceQueue(MOST);

    @Test
    void behindAHungDeviceOnlySoManyWaitAndTheOthersAreToldAtOnce() throws Exception {
        var inside = new CountDownLatch(MOST);
        var device = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> waiting = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                waiting.add(callers.submit(() -> queue.signing(() -> {
                    inside.countDown();
                    device.await();
                    return "signed";
                })));
            }
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> queue.signing(() -> "signed"))
                    .isInstanceOf(KeyBusy.class)
                    .hasMessageContaining("3 signatures wait")
                    .hasMessageContaining("mss.ca.keys.most-waiting");

            device.countDown();
            for (var one : waiting) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("signed");
            }
        }
        assertThat(queue.<String, RuntimeException>signing(() -> "signed")).isEqualTo("signed");
    }

    @Test
    void aSignatureThatFailsGivesItsPlaceBack() {
        for (int i = 0; i <= MOST; i++) {
            assertThatThrownBy(() -> queue.signing(() -> {
                        throw new IllegalStateException("the token was taken out");
                    }))
                    .hasMessage("the token was taken out");
        }
    }
}
