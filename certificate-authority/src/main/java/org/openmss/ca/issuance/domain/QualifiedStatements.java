package org.openmss.ca.issuance.domain;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate states beyond RFC 5280 (EN 319 412-5, 4). Which of it goes together: {@link ProfileRules}.
 *
 * @param compliance it is an EU qualified certificate
 * @param secureDevice its key is in a qualified signature creation device
 * @param electronicSignature it is for electronic signatures
 * @param disclosures where the PKI disclosure statements are
 * @param retentionYears how long the registration records are kept after its end
 */
public record QualifiedStatements(
        boolean compliance,
        boolean secureDevice,
        boolean electronicSignature,
        List<Disclosure> disclosures,
        Optional<Integer> retentionYears,
        Optional<Limit> limit) {

    public static final QualifiedStatements NONE =
            new QualifiedStatements(false, false, false, List.of(), Optional.empty(), Optional.empty());

    public QualifiedStatements {
        disclosures = List.copyOf(disclosures);
    }

    /** @param language two letters of ISO 639-1 */
    public record Disclosure(URI address, String language) {}

    /** The most a transaction may be worth: amount × 10^exponent. */
    public record Limit(String currency, int amount, int exponent) {}
}
