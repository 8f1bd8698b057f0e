package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
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
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RandomGenerator chance;

    RegisterProvider(Providers providers, AuditTrail audit, InstantSource clock, RandomGenerator chance) {
        this.providers = providers;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * @return the password, made here with 192 random bits and told this once
     * @throws org.openmss.doors.ProblemException 409 {@code ap-exists}
     */
    @Transactional
    public String register(String operator, String apId, String name, Set<KeyPurpose> profiles) {
        if (providers.findByIdOptional(apId).isPresent()) {
            throw Problem.of(
                            409,
                            "ap-exists",
                            "The AP_ID is taken",
                            "an application provider with this AP_ID exists; choose another")
                    .exception();
        }
        byte[] random = new byte[PASSWORD_OCTETS];
        chance.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var row = new ProviderRow();
        row.apId = apId;
        row.name = name;
        row.profiles = profiles.stream().map(KeyPurpose::wireName).sorted().collect(Collectors.joining(","));
        row.passwordSha256 =
                Bytes.of(password.getBytes(StandardCharsets.UTF_8)).sha256().toArray();
        row.createdAt = clock.instant();
        providers.persistAndFlush(row);
        audit.record(new AuditRecord(operator, "ap.register", apId, "done"));
        return password;
    }
}
