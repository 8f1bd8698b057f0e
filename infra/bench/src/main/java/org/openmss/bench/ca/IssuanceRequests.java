package org.openmss.bench.ca;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.openmss.bench.load.Exchanges;
import org.openmss.bench.load.Http;
import org.openmss.bench.load.Spool;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;

/** Requests for certificates at the registration authority's door, each with a key and a proof of its own, made before they are needed. */
final class IssuanceRequests implements Exchanges {
    private static final int NONCE_OCTETS = 32;
    private static final int CREATED = 201;
    private final List<Prepared> prepared;
    private final Spool answers;
    private final AtomicInteger asked = new AtomicInteger();

    private record Prepared(Bytes publicKey, Bytes request) {}

    private IssuanceRequests(List<Prepared> prepared, Spool answers) {
        this.prepared = prepared;
        this.answers = answers;
    }

    static IssuanceRequests prepare(int count, Spool answers, SecureRandom chance) {
        return new IssuanceRequests(
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(i -> prepared(chance))
                        .toList(),
                answers);
    }

    private static Prepared prepared(SecureRandom chance) {
        var keys = new Keys();
        byte[] nonce = new byte[NONCE_OCTETS];
        chance.nextBytes(nonce);
        byte[] body = keys.request(Bytes.of(nonce)).getBytes(StandardCharsets.UTF_8);
        return new Prepared(keys.publicKey(), Bytes.of(Http.post("/certificates", "application/json", body)));
    }

    int count() {
        return prepared.size();
    }

    Bytes publicKey(int number) {
        return prepared.get(number).publicKey();
    }

    @Override
    public int next(ByteBuffer request) {
        int number = asked.getAndIncrement();
        if (number >= prepared.size()) {
            throw new Obstacle("the " + prepared.size() + " prepared requests were used up before the time was over");
        }
        request.put(prepared.get(number).request().toArray());
        return number;
    }

    @Override
    public boolean answered(int number, int status, ByteBuffer body) {
        if (status == CREATED) {
            answers.add(number, body);
        }
        return status == CREATED;
    }
}
