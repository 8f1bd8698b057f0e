package org.openmss.gateway.signature.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
 * @param attributes the signed attributes in DER, absent for PKCS#1
 * @param hash the 32 octets that the card signs
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
        DataToBeSigned data,
        DisplayText display,
        RequestedServices services,
        @Nullable Bytes attributes,
        Bytes hash,
        Bytes nonce,
        Instant createdAt,
        Instant expiresAt) {

    public VerificationCode verificationCode() {
        return VerificationCode.of(hash, nonce);
    }

    @Override
    public String toString() {
        return "SignatureOrder[" + id + "]";
    }
}
