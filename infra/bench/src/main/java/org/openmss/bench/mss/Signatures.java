package org.openmss.bench.mss;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openmss.bench.load.Errand;
import org.openmss.bench.load.Spool;
import org.openmss.bench.load.TlsConnection;

/** One signature after the other, each of the next subscriber and under a number of its own; the answers are kept. */
final class Signatures implements Errand {
    private final String name;
    private final Manner manner;
    private final Provider provider;
    private final List<Subscriber> subscribers;
    private final Spool answers;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param name of the figure, in every AP_TransID */
    Signatures(String name, Manner manner, Provider provider, List<Subscriber> subscribers, Spool answers) {
        this.name = name;
        this.manner = manner;
        this.provider = provider;
        this.subscribers = subscribers;
        this.answers = answers;
    }

    @Override
    public void run(TlsConnection connection) throws IOException {
        int number = asked.getAndIncrement();
        answers.add(number, manner.sign(connection, provider, wanted(number)));
    }

    String name() {
        return name;
    }

    Manner manner() {
        return manner;
    }

    Provider provider() {
        return provider;
    }

    Spool answers() {
        return answers;
    }

    int asked() {
        return asked.get();
    }

    /** The next that was not asked for before. */
    int next() {
        return asked.getAndIncrement();
    }

    Subscriber subscriber(int number) {
        return subscribers.get(number % subscribers.size());
    }

    Wanted wanted(int number) {
        return new Wanted(
                name + "-" + number,
                subscriber(number).msisdn(),
                "Pay " + number + ".20 EUR to the Bench Shop, order " + name);
    }
}
