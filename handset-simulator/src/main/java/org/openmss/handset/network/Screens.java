package org.openmss.handset.network;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.openmss.kernel.Iccid;

/** Who looks at a phone's screen right now, and is woken when something appears. The database stays the memory. */
@ApplicationScoped
public class Screens {
    private final ConcurrentHashMap<Iccid, Set<CountDownLatch>> lookers = new ConcurrentHashMap<>();

    /** Opens when something may have changed on the screen. */
    public CountDownLatch look(Iccid iccid) {
        var latch = new CountDownLatch(1);
        lookers.compute(iccid, (key, latches) -> {
            Set<CountDownLatch> all = latches == null ? ConcurrentHashMap.newKeySet() : latches;
            all.add(latch);
            return all;
        });
        return latch;
    }

    public void leave(Iccid iccid, CountDownLatch latch) {
        lookers.computeIfPresent(iccid, (key, latches) -> {
            latches.remove(latch);
            return latches.isEmpty() ? null : latches;
        });
    }

    void changed(Iccid iccid) {
        lookers.getOrDefault(iccid, Set.of()).forEach(CountDownLatch::countDown);
    }
}
