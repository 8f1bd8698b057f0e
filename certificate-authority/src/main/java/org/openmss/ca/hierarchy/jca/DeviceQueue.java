package org.openmss.ca.hierarchy.jca;

import java.util.concurrent.Semaphore;
import org.openmss.ca.hierarchy.domain.KeyBusy;

/** Those that a device signs for, or that wait for it: a bounded number, so that one that hangs does not fill the service with waiting work. */
public final class DeviceQueue {
    private final int most;
    private final Semaphore places;

    /** @param most of all keys of the device together */
    public DeviceQueue(int most) {
        this.most = most;
        this.places = new Semaphore(most);
    }

    /** Keys in the service's own memory never wait. */
    static DeviceQueue unbounded() {
        return new DeviceQueue(Integer.MAX_VALUE);
    }

    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** @throws KeyBusy at once, where all places are taken */
    <T, E extends Exception> T signing(Work<T, E> work) throws E {
        if (!places.tryAcquire()) {
            throw new KeyBusy(most);
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }
}
