package org.openmss.ra.identity.domain;

import java.time.LocalDate;

/** What an officer saw when he proved who a person is. */
public record IdentityProof(
        DocumentType documentType,
        DocumentNumber documentNumber,
        CountryCode issuingCountry,
        LocalDate validUntil,
        Method method) {

    /** Documents that prove an identity. */
    public enum DocumentType {
        PASSPORT,
        IDENTITY_CARD
    }

    /** How the person was seen. */
    public enum Method {
        IN_PERSON
    }

    public boolean hasExpiredOn(LocalDate day) {
        return validUntil.isBefore(day);
    }
}
