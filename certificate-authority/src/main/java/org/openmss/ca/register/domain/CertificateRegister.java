package org.openmss.ca.register.domain;

import java.util.List;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.kernel.CertificateSerial;

/** Every certificate of all issuing CAs. Each change carries its audit record, and both stand or fall together. */
public interface CertificateRegister {
    /** Serials are unique over all issuing CAs of this service. */
    Optional<RegisteredCertificate> find(CertificateSerial serial);

    Optional<RegisteredCertificate> find(RequestId requestId);

    /** All revocations of an issuing CA's certificates, in the order of their serials. */
    List<Revocation> revocations(AuthorityId issuer);

    /** Takes the intent on record, or says why not; where it is refused nothing was written. */
    Admission add(Prepared certificate, AuditRecord act);

    /** @return false where another was faster: read again and answer from what stands */
    boolean replace(Prepared before, Valid after, AuditRecord act);

    /** @return false where another was faster: read again and answer from what stands */
    boolean replace(Valid before, Revoked after, AuditRecord act);

    /** What the register says to an intent. */
    enum Admission {
        ADMITTED,
        /** This request is on record already. */
        REQUEST_KNOWN,
        /** Another certificate has this serial: draw again. */
        SERIAL_TAKEN,
        /** Another request used this proof for this profile. */
        PROOF_USED,
        /** The key is certified for another subject or another purpose (certificate profile USR-9, USR-10). */
        KEY_OF_ANOTHER,
        /** A certificate of this key was revoked for compromise (USR-9). */
        KEY_COMPROMISED
    }
}
