package org.openmss.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.openmss.gateway.signature.CompleteSignature;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.gateway.subscriber.AcceptCertificates;
import org.openmss.gateway.subscriber.AddSubscriber;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

/** Makes people who can sign, and signs for them as their cards would. */
@Singleton
public class TestUsers {
    private static final AtomicLong NUMBERS = new AtomicLong(1);
    private final AddSubscriber addSubscriber;
    private final SubscriberDirectory directory;
    private final AcceptCertificates acceptCertificates;
    private final CompleteSignature completeSignature;
    private final ScriptedPhones phones;

    TestUsers(
            AddSubscriber addSubscriber,
            SubscriberDirectory directory,
            AcceptCertificates acceptCertificates,
            CompleteSignature completeSignature,
            ScriptedPhones phones) {
        this.addSubscriber = addSubscriber;
        this.directory = directory;
        this.acceptCertificates = acceptCertificates;
        this.completeSignature = completeSignature;
        this.phones = phones;
    }

    record User(RegistrationId id, Msisdn msisdn, Iccid iccid, KeyPair key) {}

    User pending() {
        long number = NUMBERS.getAndIncrement();
        var made = new User(
                new RegistrationId(UUID.randomUUID()),
                new Msisdn("+99901%06d".formatted(number)),
                Iccid.withCheckDigit("89999%013d".formatted(number)),
                TestHierarchy.ecKey());
        addSubscriber.add(new Subscriber.Identity(made.id(), made.msisdn(), made.iccid()));
        return made;
    }

    User active() {
        var made = pending();
        var publicKey = Bytes.of(made.key().getPublic().getEncoded());
        directory.reported(made.id(), Map.of(KeyPurpose.AUTHENTICATION, publicKey, KeyPurpose.SIGNATURE, publicKey));
        var outcome = acceptCertificates.accept(
                made.id(),
                Map.of(
                        KeyPurpose.AUTHENTICATION,
                        TestHierarchy.chainFor(made.key().getPublic(), KeyUsage.digitalSignature),
                        KeyPurpose.SIGNATURE,
                        TestHierarchy.chainFor(made.key().getPublic(), KeyUsage.nonRepudiation)));
        assertThat(outcome).isEqualTo(AcceptCertificates.Outcome.ACTIVE);
        return made;
    }

    void signs(User user, String transactionId) {
        var values = phones.prompts.get(user.iccid()).documents().stream()
                .map(document -> sign(user, document.hash()))
                .toList();
        completeSignature.complete(new TransactionId(transactionId), new CompleteSignature.Answer.Signed(values));
    }

    /** As his card does. */
    static Bytes sign(User user, Bytes hash) {
        try {
            var card = Signature.getInstance("NONEwithECDSA");
            card.initSign(user.key().getPrivate());
            card.update(hash.toArray());
            return Bytes.of(card.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void answers(String transactionId, SignatureFailure why) {
        completeSignature.complete(new TransactionId(transactionId), new CompleteSignature.Answer.NotSigned(why));
    }
}
