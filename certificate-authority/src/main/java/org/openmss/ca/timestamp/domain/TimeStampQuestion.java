package org.openmss.ca.timestamp.domain;

import java.util.Optional;
import org.openmss.ca.issuance.domain.Oid;
import org.openmss.kernel.Bytes;

/**
 * A request that can be read, with a hash we know and no extension (RFC 3161, 2.4.1).
 *
 * @param request as it came: imprint, nonce and certReq are taken from it when the answer is built
 * @param policy what the requester wants to be stamped under; absent where any will do
 */
public record TimeStampQuestion(Bytes request, Optional<Oid> policy) {}
