package org.openmss.gateway;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.kernel.Iccid;

/** Takes every message and remembers the last prompt of each SIM; what a test wants to go wrong, goes wrong. */
@Mock
@Singleton
public class ScriptedPhones implements DeviceChannel {
    final Map<Iccid, Prompt> prompts = new ConcurrentHashMap<>();
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile Delivery next = Delivery.DELIVERED;

    @Override
    public Delivery ask(Prompt prompt) {
        asked.incrementAndGet();
        prompts.put(prompt.iccid(), prompt);
        return next;
    }

    @Override
    public Delivery show(Notice notice) {
        notices.add(notice);
        return next;
    }

    @Override
    public Delivery startKeyGeneration(KeyGeneration order) {
        return next;
    }

    @Override
    public void discard(Iccid iccid, String promptId) {
        prompts.remove(iccid);
    }
}
