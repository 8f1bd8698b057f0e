package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;

/**
 * A public key that somebody wants certified. Whoever holds one knows that it keeps the rules for keys (certificate profile USR-7, USR-9,
 * ENC-6), except that it may be on a list of weak keys: see {@link WeakKeys}.
 */
public sealed interface UserPublicKey permits EcPublicKey, RsaPublicKey {

    /** In DER, as it stands in the certificate. */
    Bytes subjectPublicKeyInfo();

    KeyKind kind();

    /**
     * Reads a SubjectPublicKeyInfo with the CA's own DER reader.
     *
     * @throws IllegalArgumentException names the rule that the key breaks and says what to do
     */
    static UserPublicKey of(Bytes subjectPublicKeyInfo) {
        var info = read(subjectPublicKeyInfo);
        var algorithm = info.child(0, DerValue.SEQUENCE);
        var key = info.child(1, DerValue.BIT_STRING).bits();
        if (info.children().size() != 2 || algorithm.children().isEmpty()) {
            throw new IllegalArgumentException("ENC-1: a SubjectPublicKeyInfo is an algorithm and a BIT STRING");
        }
        return switch (algorithm.child(0, DerValue.OID).contentHex()) {
            case EcPublicKey.ALGORITHM -> EcPublicKey.read(subjectPublicKeyInfo, algorithm, key);
            case RsaPublicKey.ALGORITHM -> RsaPublicKey.read(subjectPublicKeyInfo, algorithm, key);
            default ->
                throw new IllegalArgumentException(
                        "USR-7: keys are RSA (rsaEncryption) or EC on P-256, P-384 or P-521; make a key of one of these kinds");
        };
    }

    /** What a subjectKeyIdentifier is computed from: the content of the BIT STRING without its count of unused bits. */
    default Bytes bits() {
        return Bytes.of(
                read(subjectPublicKeyInfo()).child(1, DerValue.BIT_STRING).bits());
    }

    private static DerValue read(Bytes subjectPublicKeyInfo) {
        try {
            var info = DerValue.parse(subjectPublicKeyInfo.toArray());
            info.child(0, DerValue.SEQUENCE);
            byte[] bitString = info.child(1, DerValue.BIT_STRING).content();
            if (!info.is(DerValue.SEQUENCE) || bitString[0] != 0 || bitString.length < 2) {
                throw new IllegalArgumentException(
                        "it is no SEQUENCE of an algorithm and a BIT STRING of whole octets");
            }
            return info;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "ENC-1: send the key as a SubjectPublicKeyInfo in DER; this is none: " + malformed.getMessage(),
                    malformed);
        }
    }
}
