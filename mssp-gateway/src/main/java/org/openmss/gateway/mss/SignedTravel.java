package org.openmss.gateway.mss;

import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** How a message came, asked only where a handshake agreed that it travels signed. */
public interface SignedTravel {
    /** At doors that know no signatures such messages are refused: otherwise nobody would need the key. */
    SignedTravel NONE = terms -> {
        throw new RefusedException(
                new SignatureFailure.Unauthorized(
                        "the handshake agreed that this operation travels signed; send it over SOAP with MSS_MessageSignature"));
    };

    /**
     * From here on the answer travels signed too.
     *
     * @return the message as its signature covers it, which takes the place of the one that was read before
     * @throws RefusedException 104 where there is no signature that the terms accept
     */
    Message.Request verified(Terms terms);
}
