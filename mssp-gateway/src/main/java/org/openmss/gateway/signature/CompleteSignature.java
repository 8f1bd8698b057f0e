package org.openmss.gateway.signature;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
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
        /** @param signatureValue over the order's hash */
        record Signed(Bytes signatureValue) implements Answer {}

        record NotSigned(SignatureFailure why) implements Answer {}
    }

    /** @return false where there is no such transaction; an answer that comes too late changes nothing and is no error */
    public boolean complete(TransactionId id, Answer answer) {
        var found = transactions.find(id);
        if (found.isEmpty()) {
            return false;
        }
        if (found.get() instanceof AwaitingUser awaiting) {
            transactions.replace(awaiting, end(awaiting, answer));
        }
        return true;
    }

    private SignatureTransaction end(AwaitingUser awaiting, Answer answer) {
        if (awaiting.isOverdue(clock.instant())) {
            return awaiting.fail(new SignatureFailure.Expired(), clock.instant());
        }
        return switch (answer) {
            case Answer.NotSigned notSigned -> awaiting.fail(notSigned.why(), clock.instant());
            case Answer.Signed signed -> check(awaiting, signed.signatureValue());
        };
    }

    private SignatureTransaction check(AwaitingUser awaiting, Bytes signatureValue) {
        var order = awaiting.order();
        var chain = directory.chain(order.certificateId());
        if (!SignatureValue.verifies(
                order.hash(), signatureValue, chain.getFirst().getPublicKey())) {
            return awaiting.fail(new SignatureFailure.InvalidSignature(), clock.instant());
        }
        var objection = certificateCheck.objection(chain, clock.instant());
        if (objection.isPresent()) {
            return awaiting.fail(objection.get(), clock.instant());
        }
        // Read last: what came while the prompt was open, or while the CA was asked, counts.
        if (directory.certificate(order.certificateId()).standing() != Standing.VALID) {
            return awaiting.fail(new SignatureFailure.CertificateRevoked(), clock.instant());
        }
        return switch (formats.assemble(order, signatureValue, chain)) {
            case Assembled.Complete complete -> awaiting.signed(complete.signature(), clock.instant());
            case Assembled.Incomplete incomplete -> awaiting.fail(incomplete.why(), clock.instant());
        };
    }
}
