package org.openmss.bench.ca;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.openmss.bench.load.Exchanges;
import org.openmss.bench.load.Spool;
import org.openmss.kernel.Bytes;

/**
 * Asks about one certificate after the other. With nonces, every answer is kept; without, an answer that is the last one for that
 * certificate again, byte for byte, needs no second look.
 */
final class OcspExchanges implements Exchanges {
    private static final int OK = 200;
    private static final byte[] NONE_YET = new byte[0];
    private final List<byte[]> requests;
    private final int nonceAt;
    private final long seed;
    private final Spool answers;
    private final byte[][] last;
    private int asked;

    private OcspExchanges(List<Bytes> requests, int nonceAt, long seed, Spool answers) {
        this.requests = requests.stream().map(Bytes::toArray).toList();
        this.nonceAt = nonceAt;
        this.seed = seed;
        this.answers = answers;
        this.last = new byte[requests.size()][];
        Arrays.fill(last, NONE_YET);
    }

    static OcspExchanges withoutNonce(List<Bytes> requests, Spool answers) {
        return new OcspExchanges(requests, -1, 0, answers);
    }

    static OcspExchanges withNonce(List<Bytes> requests, long seed, Spool answers) {
        return new OcspExchanges(requests, OcspQuestions.nonceAt(requests.getFirst()), seed, answers);
    }

    /** The nonce of the request with this number: no two are alike, and it need not be kept. */
    static byte[] nonce(long seed, int number) {
        var nonce = new byte[OcspQuestions.NONCE_OCTETS];
        new SplittableRandom(seed + number).nextBytes(nonce);
        return nonce;
    }

    boolean hasNonce() {
        return nonceAt >= 0;
    }

    @Override
    public int next(ByteBuffer request) {
        int number = asked++;
        request.put(requests.get(number % requests.size()));
        if (hasNonce()) {
            // The heads of all requests are equally long, and so are their CertIDs: serials have one length.
            request.put(nonceAt, nonce(seed, number));
        }
        return number;
    }

    @Override
    public boolean answered(int number, int status, ByteBuffer body) {
        if (hasNonce()) {
            answers.add(number, body);
        } else if (isNew(number % last.length, body)) {
            answers.add(number, body);
        }
        return status == OK;
    }

    private boolean isNew(int certificate, ByteBuffer body) {
        byte[] before = last[certificate];
        int at = body.position();
        if (Arrays.equals(before, 0, before.length, body.array(), at, at + body.remaining())) {
            return false;
        }
        last[certificate] = Arrays.copyOfRange(body.array(), at, at + body.remaining());
        return true;
    }
}
