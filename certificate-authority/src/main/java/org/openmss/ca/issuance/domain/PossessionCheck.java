package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;

/** Whether who asks for a certificate has the key (certificate profile USR-8). */
public interface PossessionCheck {

    /** @param signature by the key over the content: ECDSA in DER, or RSASSA-PKCS1-v1_5 */
    boolean holds(UserPublicKey key, SignatureHash hash, Bytes content, Bytes signature);
}
