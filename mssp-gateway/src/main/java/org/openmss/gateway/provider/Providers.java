package org.openmss.gateway.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;

/** The register of application providers. */
@ApplicationScoped
public class Providers implements PanacheRepositoryBase<ProviderRow, String> {

    /** Who has these credentials; unknown AP and wrong password look alike. Compared in constant time. */
    @Transactional
    public Optional<ApplicationProvider> authenticate(String apId, String password) {
        if (!apId.matches("[A-Za-z0-9][A-Za-z0-9._~:/#-]{0,127}")) {
            return Optional.empty();
        }
        Bytes given = Bytes.of(password.getBytes(StandardCharsets.UTF_8)).sha256();
        return findByIdOptional(apId)
                .filter(row -> Bytes.of(row.passwordSha256).matches(given))
                .map(ProviderRow::toDomain);
    }

    @Transactional
    public Optional<ApplicationProvider> find(String apId) {
        return findByIdOptional(apId).map(ProviderRow::toDomain);
    }

    @Transactional
    List<ApplicationProvider> all() {
        return listAll().stream().map(ProviderRow::toDomain).toList();
    }
}
