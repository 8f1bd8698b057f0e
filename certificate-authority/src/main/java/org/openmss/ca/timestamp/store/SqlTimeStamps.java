package org.openmss.ca.timestamp.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.timestamp.domain.TimeStamp;
import org.openmss.ca.timestamp.domain.TimeStamps;
import org.openmss.kernel.CertificateSerial;

/** One insert, which writes nothing where the key's certificate is not valid or the number is there already. */
@ApplicationScoped
class SqlTimeStamps implements TimeStamps {
    private static final String VALID = "select 1 from certificate where serial = :certificate and state = 'VALID'";
    private static final String INSERT = "insert into time_stamp (serial, key_id, policy, at)"
            + " select :serial, :key, :policy, :at where exists (" + VALID + ") on conflict do nothing";
    private final EntityManager database;
    private final AuditTrail audit;

    SqlTimeStamps(EntityManager database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Admission add(TimeStamp timeStamp, AuthorityId key, CertificateSerial certificate) {
        int added = database.createNativeQuery(INSERT)
                .setParameter("serial", timeStamp.serial().toString())
                .setParameter("key", key.value())
                .setParameter("policy", timeStamp.policy().value())
                .setParameter("at", timeStamp.at())
                .setParameter("certificate", certificate.toString())
                .executeUpdate();
        if (added == 1) {
            audit.record(new AuditRecord(
                    "anyone", "time-stamp.issue", timeStamp.serial().toString(), "done"));
            return Admission.ADMITTED;
        }
        boolean valid = !database.createNativeQuery(VALID)
                .setParameter("certificate", certificate.toString())
                .getResultList()
                .isEmpty();
        return valid ? Admission.SERIAL_TAKEN : Admission.KEY_NOT_VALID;
    }
}
