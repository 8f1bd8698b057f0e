package org.openmss.kernel;

/**
 * What a card signs with a new key to prove that it has it: which registration, which card, what the key is for, the
 * registration authority's nonce, and the public key itself. RA and CA both verify the whole.
 *
 * @param publicKey the SubjectPublicKeyInfo in DER
 */
public record PossessionStatement(
        RegistrationId registrationId, Iccid iccid, KeyPurpose purpose, Bytes nonce, Bytes publicKey) {
    private static final String TAG = "OpenMSS key possession v1";

    /** The bytes that the new key signs (ECDSA or RSASSA-PKCS1-v1_5, with SHA-256). */
    public Bytes toBeSigned() {
        return new LengthPrefixed()
                .add(TAG)
                .add(registrationId.toString())
                .add(iccid.value())
                .add(purpose.wireName())
                .add(nonce)
                .add(publicKey)
                .toBytes();
    }
}
