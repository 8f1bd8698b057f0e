package org.openmss.ca.revocation.bulk.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.ca.register.domain.RevocationReason;

/**
 * What is to be revoked, and why.
 *
 * @param invalidityDate when the keys are known or suspected to have gone bad
 */
public record BulkOrder(Scope scope, RevocationReason reason, Optional<Instant> invalidityDate) {}
