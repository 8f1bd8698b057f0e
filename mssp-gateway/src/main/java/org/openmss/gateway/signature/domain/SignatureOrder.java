package org.openmss.gateway.signature.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.kernel.VerificationCode;

/**
 * What was asked for and accepted: the same in every state of its transaction.
 *
 * @param apName the application provider's contracted name, as the phone shows it
 * @param fingerprint tells the same request again from another one under the same AP_TransID
 * @param certificateId the certificate whose key shall sign, fixed now because the signed attributes name it
 * @param documents one, or several that are signed with one PIN, all or none
 * @param nonce of this transaction, for the verification code
 */
public record SignatureOrder(
        TransactionId id,
        String apId,
        ApTransactionId apTransactionId,
        String apName,
        Bytes fingerprint,
        Msisdn msisdn,
        Iccid iccid,
        RegistrationId subscriber,
        UUID certificateId,
        KeyPurpose purpose,
        SignatureFormat format,
        List<PreparedDocument> documents,
        RequestedServices services,
        Bytes nonce,
        Instant createdAt,
        Instant expiresAt) {

    public SignatureOrder {
        documents = List.copyOf(documents);
    }

    public VerificationCode verificationCode() {
        return VerificationCode.of(hashes(), nonce);
    }

    /** What the card signs, document by document. */
    public List<Bytes> hashes() {
        return documents.stream().map(PreparedDocument::hash).toList();
    }

    @Override
    public String toString() {
        return "SignatureOrder[" + id + "]";
    }
}
