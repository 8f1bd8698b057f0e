package org.openmss.gateway.signature;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.EventId;
import org.openmss.gateway.signature.domain.KeyChoice;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureFormats;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.SignatureTransactions.Entry;
import org.openmss.gateway.signature.domain.SubCode;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.gateway.subscriber.domain.SigningCertificate;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;

/** An application provider asks for a signature (MSS_Signature; TS 102 204, 6.1 and 7.1). */
@ApplicationScoped
public class RequestSignature {
    private static final int NONCE_OCTETS = 16;
    private final SignatureTransactions transactions;
    private final SubscriberDirectory directory;
    private final SignatureFormats formats;
    private final DeviceChannel device;
    private final ExpireTransactions expireTransactions;
    private final SignatureConfig config;
    private final InstantSource clock;
    private final RandomGenerator chance;

    RequestSignature(
            SignatureTransactions transactions,
            SubscriberDirectory directory,
            SignatureFormats formats,
            DeviceChannel device,
            ExpireTransactions expireTransactions,
            SignatureConfig config,
            InstantSource clock,
            RandomGenerator chance) {
        this.transactions = transactions;
        this.directory = directory;
        this.formats = formats;
        this.device = device;
        this.expireTransactions = expireTransactions;
        this.config = config;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * What is asked for, parsed. Two commands are the same request if they are equal.
     *
     * @param callback where the application provider is told of the end, checked; none where he asks himself
     */
    public record Command(
            ApTransactionId apTransactionId,
            Msisdn msisdn,
            List<Document> documents,
            KeyChoice key,
            SignatureFormat format,
            Optional<Duration> timeout,
            Optional<Instant> validityDate,
            RequestedServices services,
            Optional<URI> callback) {
        public Command {
            documents = List.copyOf(documents);
            if (documents.isEmpty() || documents.size() > Document.MOST) {
                throw new IllegalArgumentException("a request has one document, or several");
            }
        }

        /** Each part with its length before it, so that no two requests have the same form. */
        Bytes fingerprint() {
            String form = Stream.of(
                            Stream.of(
                                    msisdn.value(),
                                    format.name(),
                                    timeout.toString(),
                                    validityDate.toString(),
                                    Integer.toString(documents.size())),
                            documents.stream().map(Document::parts).flatMap(List::stream),
                            key.parts().stream(),
                            services.parts().stream(),
                            callback.map(URI::toString).stream())
                    .flatMap(parts -> parts)
                    .map(part -> part.length() + ":" + part)
                    .collect(Collectors.joining(","));
            return Bytes.of(form.getBytes(StandardCharsets.UTF_8)).sha256();
        }
    }

    /** @throws RefusedException where no transaction comes to exist */
    public SignatureTransaction request(ApplicationProvider provider, Command command) {
        requireContract(provider, command.key().profile());
        var entry = enter(provider, command);
        if (entry instanceof Entry.PromptOpen) {
            // Its time may be over, and the sweep has not come by yet.
            expireTransactions.expire();
            entry = enter(provider, command);
        }
        return switch (entry) {
            case Entry.Fresh fresh -> ask(fresh.awaiting());
            case Entry.Earlier earlier -> earlier.there().answering(command.fingerprint());
            case Entry.PromptOpen open -> throw refused(new SignatureFailure.AnotherPromptOpen());
        };
    }

    private Entry enter(ApplicationProvider provider, Command command) {
        return transactions.enter(
                provider.apId(), command.apTransactionId(), () -> receive(provider, command), command.callback());
    }

    private AwaitingUser receive(ApplicationProvider provider, Command command) {
        var subscriber =
                directory.find(command.msisdn()).orElseThrow(() -> refused(new SignatureFailure.UnknownClient()));
        var active = active(subscriber);
        var willingness = new Willingness(provider, active.preferences());
        willingness.requireProvider();
        var certificate = choose(provider, active, command.key());
        willingness.requireProfile(certificate.purpose());
        willingness.requireNoSpamCode(command.services().noSpam());
        requireStanding(certificate);
        return SignatureTransaction.receive(order(provider, command, subscriber.identity(), certificate));
    }

    private SignatureTransaction ask(AwaitingUser awaiting) {
        var order = awaiting.order();
        var delivery = device.ask(new DeviceChannel.Prompt(
                order.id().value(),
                order.iccid(),
                order.purpose(),
                order.documents().stream()
                        .map(document -> new DeviceChannel.Document(
                                document.hash(), document.display().value()))
                        .toList(),
                order.nonce(),
                order.apName(),
                order.services().eventId().map(EventId::value),
                order.services().language(),
                order.expiresAt()));
        SignatureFailure why = switch (delivery) {
            case DELIVERED -> null;
            case BUSY -> new SignatureFailure.AnotherPromptOpen();
            case UNKNOWN_SIM, UNREACHABLE -> new SignatureFailure.HandsetUnreachable();
        };
        if (why == null) {
            return awaiting;
        }
        if (delivery == DeviceChannel.Delivery.UNREACHABLE) {
            // The message may have arrived all the same: nobody shall sign for a transaction that has ended.
            Thread.ofVirtual()
                    .start(() -> device.discard(order.iccid(), order.id().value()));
        }
        var failed = awaiting.fail(why, clock.instant());
        return transactions.replace(awaiting, () -> failed)
                ? failed
                : transactions.find(order.id()).orElseThrow();
    }

    private static void requireContract(ApplicationProvider provider, KeyPurpose profile) {
        if (!provider.mayUse(profile)) {
            throw refused(new SignatureFailure.Unauthorized(
                    "the contract does not allow this profile", SubCode.PROFILE_NOT_ALLOWED));
        }
    }

    private static Subscriber.Active active(Subscriber subscriber) {
        return switch (subscriber) {
            case Subscriber.PendingKey pending -> throw refused(new SignatureFailure.NoKey());
            case Subscriber.Revoked revoked -> throw refused(new SignatureFailure.NoCertificate());
            case Subscriber.Active active -> active;
        };
    }

    private static SigningCertificate choose(ApplicationProvider provider, Subscriber.Active active, KeyChoice key) {
        var all = List.copyOf(active.certificates().values());
        var certificate = key.choose(all)
                .orElseThrow(() -> refused(
                        key.wouldHave(all) ? new SignatureFailure.NoKey() : new SignatureFailure.UnsupportedProfile()));
        requireContract(provider, certificate.purpose());
        return certificate;
    }

    private void requireStanding(SigningCertificate certificate) {
        switch (certificate.standing()) {
            case VALID -> {}
            case ON_HOLD -> throw refused(new SignatureFailure.CertificateOnHold());
            case REVOKED -> throw refused(new SignatureFailure.NoCertificate());
        }
        if (certificate.leaf().getNotAfter().toInstant().isBefore(clock.instant())) {
            throw refused(new SignatureFailure.NoCertificate());
        }
    }

    private SignatureOrder order(
            ApplicationProvider provider,
            Command command,
            Subscriber.Identity subscriber,
            SigningCertificate certificate) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var prepared = command.documents().stream()
                .map(document -> formats.prepare(command.format(), document, certificate.leaf(), now))
                .toList();
        byte[] nonce = new byte[NONCE_OCTETS];
        chance.nextBytes(nonce);
        return new SignatureOrder(
                TransactionId.draw(chance),
                provider.apId(),
                command.apTransactionId(),
                provider.name(),
                command.fingerprint(),
                subscriber.msisdn(),
                subscriber.iccid(),
                subscriber.registrationId(),
                certificate.id(),
                certificate.purpose(),
                command.format(),
                prepared,
                command.services(),
                Bytes.of(nonce),
                now,
                now.plus(timeout(command, now)));
    }

    /** The earlier of TimeOut and ValidityDate. */
    private Duration timeout(Command command, Instant now) {
        var asked = command.timeout().orElse(config.timeout());
        var timeout = command.validityDate()
                .map(date -> Duration.between(now, date))
                .filter(left -> left.compareTo(asked) < 0)
                .orElse(asked);
        if (timeout.compareTo(config.shortestTimeout()) < 0 || timeout.compareTo(config.longestTimeout()) > 0) {
            throw refused(new SignatureFailure.WrongParameter(
                    "the time-out is to lie between " + config.shortestTimeout() + " and " + config.longestTimeout()));
        }
        return timeout;
    }

    private static RefusedException refused(SignatureFailure why) {
        return new RefusedException(why);
    }
}
