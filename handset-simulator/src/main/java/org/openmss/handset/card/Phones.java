package org.openmss.handset.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Msisdn;

/** All phones, each with the card in it. */
@ApplicationScoped
public class Phones implements PanacheRepositoryBase<PhoneRow, String> {
    private static final int TOKEN_OCTETS = 16;
    private static final String ISSUER = "89999";
    private static final long ACCOUNTS = 10_000_000_000_000L;
    /** One thread at a time uses a card, as in a real phone. */
    private final ConcurrentHashMap<Iccid, ReentrantLock> locks = new ConcurrentHashMap<>();

    private final CardImages images;
    private final RegistrationAuthorityKey registrationAuthority;
    private final InstantSource clock;
    private final RandomGenerator chance;

    Phones(
            CardImages images,
            RegistrationAuthorityKey registrationAuthority,
            InstantSource clock,
            RandomGenerator chance) {
        this.images = images;
        this.registrationAuthority = registrationAuthority;
        this.clock = clock;
        this.chance = chance;
    }

    public record Phone(Iccid iccid, Msisdn msisdn) {}

    /** @param token 128 random bits that open this phone; told once */
    public record NewPhone(Phone phone, String token) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "NewPhone[…]";
        }
    }

    @Transactional
    public NewPhone add(Msisdn msisdn) {
        byte[] octets = new byte[TOKEN_OCTETS];
        chance.nextBytes(octets);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        var iccid = Iccid.withCheckDigit(ISSUER + "%013d".formatted(chance.nextLong(ACCOUNTS)));
        var row = new PhoneRow();
        row.iccid = iccid.value();
        row.msisdn = msisdn.value();
        row.tokenSha256 = hash(token).toArray();
        row.image = images.seal(iccid, CardState.BLANK);
        row.createdAt = clock.instant();
        persist(row);
        return new NewPhone(new Phone(iccid, msisdn), token);
    }

    @Transactional
    public Optional<Phone> open(String token) {
        return find("tokenSha256", hash(token).toArray()).firstResultOptional().map(Phones::toPhone);
    }

    @Transactional
    public Optional<Phone> find(Iccid iccid) {
        return findByIdOptional(iccid.value()).map(Phones::toPhone);
    }

    /**
     * Uses the card. Everything that the card writes is on the disk when it goes on: each write is a transaction of its own.
     *
     * @throws jakarta.persistence.OptimisticLockException where somebody else used the card at the same time
     */
    public <T> T withCard(Iccid iccid, Function<SimCard, T> use) {
        var lock = locks.computeIfAbsent(iccid, key -> new ReentrantLock());
        lock.lock();
        try {
            var row = QuarkusTransaction.requiringNew().call(() -> findById(iccid.value()));
            var memory = new ImageInDatabase(iccid, row.version, images.open(iccid, row.image));
            var kind = KeyKind.of(new Msisdn(row.msisdn));
            return use.apply(new SoftCard(iccid, kind, memory, registrationAuthority, chance));
        } finally {
            lock.unlock();
        }
    }

    /** Written only as long as nobody else has written since it was read, so a try is never counted away. */
    private final class ImageInDatabase implements CardMemory {
        private final Iccid iccid;
        private long version;
        private CardState state;

        ImageInDatabase(Iccid iccid, long version, CardState state) {
            this.iccid = iccid;
            this.version = version;
            this.state = state;
        }

        @Override
        public CardState read() {
            return state;
        }

        @Override
        public void write(CardState next) {
            byte[] image = images.seal(iccid, next);
            int written = QuarkusTransaction.requiringNew()
                    .call(() -> update(
                            "image = ?1, version = version + 1 where iccid = ?2 and version = ?3",
                            image,
                            iccid.value(),
                            version));
            if (written == 0) {
                throw new OptimisticLockException("somebody else uses this card");
            }
            version++;
            state = next;
        }
    }

    private static Phone toPhone(PhoneRow row) {
        return new Phone(new Iccid(row.iccid), new Msisdn(row.msisdn));
    }

    private static Bytes hash(String token) {
        return Bytes.of(token.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
