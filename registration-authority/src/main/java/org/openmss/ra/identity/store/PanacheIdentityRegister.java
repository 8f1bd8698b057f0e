package org.openmss.ra.identity.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.ra.identity.domain.IdentityRegister;
import org.openmss.ra.identity.domain.Person;
import org.openmss.ra.identity.domain.SubjectSerialNumber;

/** Subjects and identity proofs in PostgreSQL. */
@ApplicationScoped
class PanacheIdentityRegister implements IdentityRegister, PanacheRepositoryBase<SubjectRow, String> {
    private final DocumentSeal seal;
    private final InstantSource clock;
    private final RandomGenerator chance;

    PanacheIdentityRegister(DocumentSeal seal, InstantSource clock, RandomGenerator chance) {
        this.seal = seal;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    @Transactional
    public Optional<SubjectSerialNumber> subjectOf(Person person, IdentityProof proof) {
        byte[] fingerprint = seal.fingerprint(proof).toArray();
        // Two officers with the same document at once: one enters it, both find it.
        getEntityManager()
                .createNativeQuery("insert into subject (serial_number, document_hash, date_of_birth, created_at)"
                        + " values (:serial, :hash, :birth, :now) on conflict (document_hash) do nothing")
                .setParameter("serial", SubjectSerialNumber.random(chance).value())
                .setParameter("hash", fingerprint)
                .setParameter("birth", person.dateOfBirth())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return find("documentHash", (Object) fingerprint)
                .singleResultOptional()
                .filter(known -> known.dateOfBirth.equals(person.dateOfBirth()))
                .map(known -> new SubjectSerialNumber(known.serialNumber));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(RegistrationId registration, IdentityProof proof) {
        var row = new IdentityProofRow();
        row.registrationId = registration.value();
        row.documentType = proof.documentType();
        row.documentNumberSealed = seal.seal(proof, registration).toArray();
        row.issuingCountry = proof.issuingCountry().value();
        row.validUntil = proof.validUntil();
        row.method = proof.method();
        row.provenAt = clock.instant();
        getEntityManager().persist(row);
    }
}
