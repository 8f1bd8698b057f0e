package org.openmss.gateway.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.KeyPurpose;

@Entity
@Table(name = "application_provider")
class ProviderRow {
    @Id
    @Column(name = "ap_id")
    String apId;

    @Column(name = "name")
    String name;

    @Column(name = "profiles")
    String profiles;

    @Column(name = "password_sha256")
    byte[] passwordSha256;

    @Column(name = "hmac_key_sealed")
    byte @Nullable [] hmacKeySealed;

    @Column(name = "sees_refusals")
    boolean seesRefusals;

    @Column(name = "registers")
    boolean registers;

    @Column(name = "signed_methods")
    String signedMethods = "";

    @Column(name = "created_at")
    Instant createdAt;

    ApplicationProvider toDomain() {
        return new ApplicationProvider(
                apId,
                name,
                Arrays.stream(profiles.split(",")).map(KeyPurpose::ofWireName).collect(Collectors.toSet()),
                seesRefusals,
                registers,
                SecureMethod.read(signedMethods),
                createdAt);
    }
}
