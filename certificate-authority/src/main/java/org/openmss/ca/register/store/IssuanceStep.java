package org.openmss.ca.register.store;

import org.openmss.audit.AuditRecord;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;

/** One of the two that every certificate takes through the register. */
sealed interface IssuanceStep {
    AuditRecord act();

    record Preparation(CertificateRow row, AuditRecord act) implements IssuanceStep {}

    record Release(Prepared before, Valid after, AuditRecord act) implements IssuanceStep {}
}
