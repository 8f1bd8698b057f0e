package org.openmss.gateway.signature.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmss.gateway.subscriber.domain.SigningCertificate;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

/**
 * Which of the user's keys shall sign (SignatureProfile, SignatureProfileComparison and KeyReference; TS 102 204, 8.2).
 *
 * @param profile what is asked for
 * @param comparison how the key's profile may differ from it; a signature binds more than a sign-in
 * @param reference restricts the choice to certificates that it fits
 */
public record KeyChoice(KeyPurpose profile, Comparison comparison, Reference reference) {

    /** The key of this very profile. */
    public static KeyChoice of(KeyPurpose profile) {
        return new KeyChoice(profile, Comparison.EXACT, Reference.ANY);
    }

    /** SignatureProfileComparisonType. */
    public enum Comparison {
        EXACT,
        /** At least as good. */
        MINIMUM,
        /** Better. */
        BETTER
    }

    /**
     * KeyReferenceType: a certificate fits if it fits each kind that is given, and a kind if it fits one of its values.
     *
     * @param issuers names of the issuing CA in the form of RFC 2253
     * @param publicKeys SHA-256 of the user's SubjectPublicKeyInfo
     * @param issuerKeys SHA-256 of the issuing CA's SubjectPublicKeyInfo
     */
    public record Reference(List<String> issuers, List<Bytes> publicKeys, List<Bytes> issuerKeys) {
        public static final Reference ANY = new Reference(List.of(), List.of(), List.of());

        public Reference {
            issuers = List.copyOf(issuers);
            publicKeys = List.copyOf(publicKeys);
            issuerKeys = List.copyOf(issuerKeys);
        }

        boolean fits(SigningCertificate certificate) {
            return (issuers.isEmpty() || issuers.stream().anyMatch(certificate::isIssuedBy))
                    && (publicKeys.isEmpty() || publicKeys.contains(certificate.publicKeyHash()))
                    && (issuerKeys.isEmpty()
                            || certificate
                                    .issuerKeyHash()
                                    .filter(issuerKeys::contains)
                                    .isPresent());
        }
    }

    /** The same for the same choice, in every process. */
    public List<String> parts() {
        return Stream.of(
                        Stream.of(profile.name(), comparison.name()),
                        reference.issuers().stream(),
                        Stream.of("public keys"),
                        reference.publicKeys().stream().map(Bytes::toHex),
                        Stream.of("issuer keys"),
                        reference.issuerKeys().stream().map(Bytes::toHex))
                .flatMap(parts -> parts)
                .toList();
    }

    /** The certificate whose key shall sign: the least that is enough. */
    public Optional<SigningCertificate> choose(List<SigningCertificate> certificates) {
        return acceptable()
                .flatMap(purpose -> certificates.stream().filter(certificate -> certificate.purpose() == purpose))
                .filter(reference::fits)
                .findFirst();
    }

    /** Whether a certificate would do if only the reference were another one. */
    public boolean wouldHave(List<SigningCertificate> certificates) {
        return acceptable()
                .anyMatch(purpose -> certificates.stream().anyMatch(certificate -> certificate.purpose() == purpose));
    }

    /** In the order of what they bind to. */
    private Stream<KeyPurpose> acceptable() {
        return Stream.of(KeyPurpose.AUTHENTICATION, KeyPurpose.SIGNATURE).filter(purpose -> switch (comparison) {
            case EXACT -> purpose == profile;
            case MINIMUM -> purpose.compareTo(profile) >= 0;
            case BETTER -> purpose.compareTo(profile) > 0;
        });
    }
}
