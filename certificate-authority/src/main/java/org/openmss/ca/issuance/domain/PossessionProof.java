package org.openmss.ca.issuance.domain;

import org.openmss.ca.register.domain.PossessionEvidence;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.PossessionStatement;

/** That whoever asks has the key, in one of the two ways (certificate profile USR-8). */
public sealed interface PossessionProof {

    UserPublicKey publicKey();

    boolean holds(PossessionCheck check);

    /** What is kept of it. */
    PossessionEvidence evidence();

    /** What was signed: the same again where the same is asked again. */
    Bytes signed();

    CertificateProfile.Proof kind();

    /** The card signed the registration authority's statement. */
    record Statement(UserPublicKey publicKey, PossessionStatement statement, Bytes signature)
            implements PossessionProof {
        public Statement {
            if (!statement.publicKey().equals(publicKey.subjectPublicKeyInfo())) {
                throw new IllegalArgumentException("a statement is about the key that signs it");
            }
        }

        @Override
        public boolean holds(PossessionCheck check) {
            return check.holds(publicKey, SignatureHash.SHA256, signed(), signature);
        }

        @Override
        public PossessionEvidence evidence() {
            return new PossessionEvidence.Statement(statement, signature);
        }

        @Override
        public Bytes signed() {
            return statement.toBeSigned();
        }

        @Override
        public CertificateProfile.Proof kind() {
            return CertificateProfile.Proof.STATEMENT;
        }
    }

    /** The key signed a PKCS#10 request. */
    record Request(Pkcs10 request) implements PossessionProof {
        @Override
        public UserPublicKey publicKey() {
            return request.publicKey();
        }

        @Override
        public boolean holds(PossessionCheck check) {
            return check.holds(request.publicKey(), request.hash(), request.signedPart(), request.signature());
        }

        @Override
        public PossessionEvidence evidence() {
            return new PossessionEvidence.SelfSigned(request.publicKey().subjectPublicKeyInfo(), request.der());
        }

        @Override
        public Bytes signed() {
            return request.signedPart();
        }

        @Override
        public CertificateProfile.Proof kind() {
            return CertificateProfile.Proof.CSR;
        }
    }
}
