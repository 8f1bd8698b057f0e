package org.openmss.gateway.signature;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openmss.gateway.signature.domain.CertificateCheck;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormats;
import org.openmss.gateway.signature.domain.SignatureFormats.Assembled;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;

/** The handset has answered: the answer is checked, and the transaction ends. Nothing is released as 502 unchecked. */
@ApplicationScoped
public class CompleteSignature {
    private final SignatureTransactions transactions;
    private final SubscriberDirectory directory;
    private final SignatureFormats formats;
    private final CertificateCheck certificateCheck;
    private final InstantSource clock;

    CompleteSignature(
            SignatureTransactions transactions,
            SubscriberDirectory directory,
            SignatureFormats formats,
            CertificateCheck certificateCheck,
            InstantSource clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.formats = formats;
        this.certificateCheck = certificateCheck;
        this.clock = clock;
    }

    /** What came back from the card. */
    public sealed interface Answer {
        /** @param signatureValues over the hashes of the order's documents, in their order */
        record Signed(List<Bytes> signatureValues) implements Answer {}

        record NotSigned(SignatureFailure why) implements Answer {}
    }

    /** @return false where there is no such transaction; an answer that comes too late changes nothing and is no error */
    public boolean complete(TransactionId id, Answer answer) {
        var found = transactions.find(id);
        if (found.isEmpty()) {
            return false;
        }
        if (found.get() instanceof AwaitingUser awaiting) {
            var end = end(awaiting, answer);
            transactions.replace(awaiting, () -> released(awaiting, end));
        }
        return true;
    }

    private SignatureTransaction end(AwaitingUser awaiting, Answer answer) {
        if (awaiting.isOverdue(clock.instant())) {
            return awaiting.fail(new SignatureFailure.Expired(), clock.instant());
        }
        return switch (answer) {
            case Answer.NotSigned notSigned -> awaiting.fail(notSigned.why(), clock.instant());
            case Answer.Signed signed -> check(awaiting, signed.signatureValues());
        };
    }

    private SignatureTransaction check(AwaitingUser awaiting, List<Bytes> signatureValues) {
        var order = awaiting.order();
        var chain = directory.chain(order.certificateId());
        if (!verify(order.hashes(), signatureValues, chain.getFirst().getPublicKey())) {
            return awaiting.fail(new SignatureFailure.InvalidSignature(), clock.instant());
        }
        var objection = certificateCheck.objection(chain, clock.instant());
        if (objection.isPresent()) {
            return awaiting.fail(objection.get(), clock.instant());
        }
        var signatures = new ArrayList<Bytes>();
        for (int i = 0; i < signatureValues.size(); i++) {
            switch (formats.assemble(order.format(), order.documents().get(i), signatureValues.get(i), chain)) {
                case Assembled.Complete complete -> signatures.add(complete.signature());
                case Assembled.Incomplete incomplete -> {
                    return awaiting.fail(incomplete.why(), clock.instant());
                }
            }
        }
        return awaiting.signed(signatures, clock.instant());
    }

    /**
     * The certificate's standing is read last, in the database transaction that releases the signature: what came while the prompt was
     * open, or while the CA and a time-stamping authority were asked, counts.
     */
    private SignatureTransaction released(AwaitingUser awaiting, SignatureTransaction end) {
        boolean withdrawn = end instanceof SignatureTransaction.Signed
                && directory.certificate(awaiting.order().certificateId()).standing() != Standing.VALID;
        return withdrawn ? awaiting.fail(new SignatureFailure.CertificateRevoked(), clock.instant()) : end;
    }

    /** All or none. */
    private static boolean verify(List<Bytes> hashes, List<Bytes> values, PublicKey key) {
        return hashes.size() == values.size()
                && IntStream.range(0, hashes.size())
                        .allMatch(i -> SignatureValue.verifies(hashes.get(i), values.get(i), key));
    }
}
