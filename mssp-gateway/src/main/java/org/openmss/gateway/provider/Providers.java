package org.openmss.gateway.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmss.kernel.Bytes;

/** The register of application providers. */
@ApplicationScoped
public class Providers implements PanacheRepositoryBase<ProviderRow, String> {

    /** Who has these credentials; unknown AP and wrong password look alike. Compared in constant time. */
    @Transactional
    public Optional<ApplicationProvider> authenticate(String apId, String password) {
        Bytes given = Bytes.of(password.getBytes(StandardCharsets.UTF_8)).sha256();
        return row(apId)
                .filter(row -> Bytes.of(row.passwordSha256).matches(given))
                .map(ProviderRow::toDomain);
    }

    /** The same by the contract's name, where it is the name of one provider alone. */
    @Transactional
    public Optional<ApplicationProvider> authenticateByName(String name, String password) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        var named = find("name = ?1", name).page(0, 2).list();
        return named.size() == 1 ? authenticate(named.getFirst().apId, password) : Optional.empty();
    }

    /** What cannot be an AP_ID is not looked for. */
    @Transactional(TxType.MANDATORY)
    Optional<ProviderRow> row(String apId) {
        return apId.matches("[A-Za-z0-9][A-Za-z0-9._~:/#-]{0,127}") ? findByIdOptional(apId) : Optional.empty();
    }

    @Transactional
    public Optional<ApplicationProvider> find(String apId) {
        return findByIdOptional(apId).map(ProviderRow::toDomain);
    }

    /** The provider, locked against others who change its credentials until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    Optional<ProviderRow> findForChange(String apId) {
        return findByIdOptional(apId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * From now on the provider's messages of these methods travel signed, and of no others. The provider stays locked until the
     * transaction ends.
     *
     * @return false where its methods are not any more what the caller knows
     */
    @Transactional(TxType.MANDATORY)
    public boolean travelSigned(ApplicationProvider known, Set<SecureMethod> methods) {
        var row = findForChange(known.apId()).orElseThrow();
        if (!SecureMethod.read(row.signedMethods).equals(known.signedMethods())) {
            return false;
        }
        row.signedMethods = SecureMethod.write(methods);
        return true;
    }

    /** False where the AP_ID is taken: of two operators with the same one at once, one enters it. */
    @Transactional(TxType.MANDATORY)
    boolean add(ProviderRow row) {
        return getEntityManager()
                        .createNativeQuery("insert into application_provider"
                                + " (ap_id, name, profiles, password_sha256, hmac_key_sealed, created_at)"
                                + " values (:apId, :name, :profiles, :password, :hmacKey, :now)"
                                + " on conflict (ap_id) do nothing")
                        .setParameter("apId", row.apId)
                        .setParameter("name", row.name)
                        .setParameter("profiles", row.profiles)
                        .setParameter("password", row.passwordSha256)
                        .setParameter("hmacKey", row.hmacKeySealed)
                        .setParameter("now", row.createdAt)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    List<ApplicationProvider> all() {
        return listAll().stream().map(ProviderRow::toDomain).toList();
    }
}
