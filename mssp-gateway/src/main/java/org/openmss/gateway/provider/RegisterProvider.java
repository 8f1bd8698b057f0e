package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

/** A gateway operator takes an application provider under contract. */
@ApplicationScoped
public class RegisterProvider {
    private static final int PASSWORD_OCTETS = 24;
    private final Providers providers;
    private final ChangeCredentials changeCredentials;
    private final ChangeCallbacks changeCallbacks;
    private final HmacKeys hmacKeys;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RandomGenerator chance;

    RegisterProvider(
            Providers providers,
            ChangeCredentials changeCredentials,
            ChangeCallbacks changeCallbacks,
            HmacKeys hmacKeys,
            AuditTrail audit,
            InstantSource clock,
            RandomGenerator chance) {
        this.providers = providers;
        this.changeCredentials = changeCredentials;
        this.changeCallbacks = changeCallbacks;
        this.hmacKeys = hmacKeys;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * What is told once and cannot be told again.
     *
     * @param password made here with 192 random bits
     * @param hmacKey made here with 256 random bits
     */
    public record Secrets(String password, Bytes hmacKey) {
        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /** @throws org.openmss.doors.ProblemException 409 {@code ap-exists}, or why the certificate is refused */
    @Transactional
    public Secrets register(
            String operator,
            String apId,
            String name,
            Set<KeyPurpose> profiles,
            Optional<ClientCertificate> certificate) {
        var secrets = new Secrets(password(), hmacKeys.make());
        var row = new ProviderRow();
        row.apId = apId;
        row.name = name;
        row.profiles = profiles.stream().map(KeyPurpose::wireName).sorted().collect(Collectors.joining(","));
        row.passwordSha256 = Bytes.of(secrets.password().getBytes(StandardCharsets.UTF_8))
                .sha256()
                .toArray();
        row.hmacKeySealed = hmacKeys.seal(apId, secrets.hmacKey()).toArray();
        row.createdAt = clock.instant();
        if (!providers.add(row)) {
            audit.recordRefusal(new AuditRecord(operator, "ap.register", apId, "refused: ap-exists"));
            throw Problem.of(
                            409,
                            "ap-exists",
                            "The AP_ID is taken",
                            "an application provider with this AP_ID exists; choose another")
                    .exception();
        }
        audit.record(new AuditRecord(operator, "ap.register", apId, "done"));
        certificate.ifPresent(given -> changeCredentials.registerCertificate(operator, apId, given));
        return secrets;
    }

    /** @param callbacks where it may be called back */
    @Transactional
    Secrets register(
            String operator,
            String apId,
            String name,
            Set<KeyPurpose> profiles,
            Optional<ClientCertificate> certificate,
            List<CallbackAddress> callbacks) {
        var secrets = register(operator, apId, name, profiles, certificate);
        if (!callbacks.isEmpty()) {
            changeCallbacks.change(operator, apId, callbacks);
        }
        return secrets;
    }

    private String password() {
        byte[] random = new byte[PASSWORD_OCTETS];
        chance.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
