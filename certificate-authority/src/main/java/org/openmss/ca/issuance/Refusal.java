package org.openmss.ca.issuance;

import org.openmss.doors.Problem;

/** Why a request for a certificate is refused, as the registration authority is told. */
enum Refusal {
    BAD_PROOF(
            422,
            "bad-proof",
            "The proof of possession does not verify",
            "the new key signs its csr, or the possession statement of registration, card, profile, nonce and public key: ECDSA or RSA PKCS#1 v1.5, with SHA-256"),
    KEY_NOT_ALLOWED(
            422,
            "key-not-allowed",
            "The profile does not allow this kind of key",
            "USR-7: keys.kinds of the profile says which are; have a key of one of them made, or ask for another profile"),
    PROOF_NOT_ALLOWED(
            422,
            "proof-not-allowed",
            "The profile does not take this kind of proof",
            "USR-8: a profile takes a publicKey with a proof by the card, a csr, or either; proofs of the profile says which"),
    WEAK_KEY(
            422,
            "weak-key",
            "The key is on the list of weak keys",
            "USR-9: others can compute its private key; have a new key made with a sound random generator"),
    REQUEST_ID_USED(
            409,
            "request-id-used",
            "The requestId was used for another request",
            "send the same content again, or choose a new requestId"),
    PROOF_REUSED(
            409,
            "proof-reused",
            "The proof was used before",
            "another request used this nonce for this profile; have the card prove possession anew"),
    KEY_OF_ANOTHER(
            409,
            "key-already-certified",
            "The key is certified for another subject or another purpose",
            "each person has a key for each purpose; have the card make a new one"),
    KEY_COMPROMISED(
            409,
            "key-compromised",
            "The key was revoked for compromise",
            "it is never certified again; have the card make a new one");

    private final Problem problem;

    Refusal(int status, String name, String title, String detail) {
        this.problem = Problem.of(status, name, title, detail);
    }

    Problem problem() {
        return problem;
    }
}
