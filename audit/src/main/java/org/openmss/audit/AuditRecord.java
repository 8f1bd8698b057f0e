package org.openmss.audit;

/**
 * One act. Holds identifiers alone: no personal data, no PIN, key, password or text to be signed.
 *
 * @param actor who acted: a JWT's subject, a peer's role, an AP_ID, or {@code system}
 * @param action what was done, dotted, such as {@code certificate.issue}
 * @param subject what it was done to: a serial, a registration or transaction id
 * @param outcome {@code done}, or the reason why not
 */
public record AuditRecord(String actor, String action, String subject, String outcome) {}
