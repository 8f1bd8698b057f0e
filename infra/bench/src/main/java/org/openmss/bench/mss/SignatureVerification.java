package org.openmss.bench.mss;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;

/**
 * What came back, verified: each answer has a CMS whose text is the one of this very request, signed with the key of this very subscriber,
 * and there is one for each request.
 */
final class SignatureVerification {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final int AT_ONCE = 1000;
    private final Signatures signatures;
    private final BitSet seen = new BitSet();
    private final List<Received> waiting = new ArrayList<>();

    private record Received(int number, Bytes body) {}

    private SignatureVerification(Signatures signatures) {
        this.signatures = signatures;
    }

    /** @return how many */
    static int verify(Signatures signatures) {
        var verification = new SignatureVerification(signatures);
        signatures.answers().forEach(verification::take);
        verification.verifyWaiting();
        if (verification.seen.cardinality() != signatures.asked()) {
            throw new Obstacle(signatures.asked() + " signatures were asked for, and " + verification.seen.cardinality()
                    + " came");
        }
        return signatures.asked();
    }

    private void take(int number, byte[] body) {
        if (seen.get(number)) {
            throw new Obstacle("request " + number + " was answered twice");
        }
        seen.set(number);
        waiting.add(new Received(number, Bytes.of(body)));
        if (waiting.size() == AT_ONCE) {
            verifyWaiting();
        }
    }

    private void verifyWaiting() {
        waiting.parallelStream().forEach(this::verify);
        waiting.clear();
    }

    private void verify(Received received) {
        String what = "the signature of request " + received.number();
        try {
            var cms = new CMSSignedData(
                    signatures.manner().signature(received.body().toArray()));
            var text = signatures.wanted(received.number()).text().getBytes(StandardCharsets.UTF_8);
            if (!(cms.getSignedContent() instanceof CMSTypedData content)
                    || !Arrays.equals((byte[]) content.getContent(), text)) {
                throw new Obstacle(what + " is not over its text");
            }
            var signers = cms.getSignerInfos().getSigners();
            var certificate = signatures.subscriber(received.number()).certificate();
            var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate);
            if (signers.size() != 1 || !signers.iterator().next().verify(verifier)) {
                throw new Obstacle(what + " does not verify with its subscriber's key");
            }
        } catch (CMSException | OperatorCreationException | IllegalArgumentException e) {
            throw new Obstacle(what + " cannot be read: " + e.getMessage(), e);
        }
    }
}
