package org.openmss.gateway.mss.soap;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.gateway.handshake.xml.SignMessage;
import org.openmss.gateway.handshake.xml.VerifyMessage;
import org.openmss.gateway.mss.SignedTravel;
import org.openmss.gateway.mss.message.Message;

/** One request and its answer: in which form it came, and whether both travel signed. */
final class SoapExchange implements SignedTravel {
    private final InputStream body;
    private final SoapReader reader;
    private final VerifyMessage verifyMessage;
    private final SignMessage signMessage;
    private @Nullable SoapText text;
    private SoapForm form = SoapForm.UNKNOWN;
    private boolean signed;

    SoapExchange(InputStream body, SoapReader reader, VerifyMessage verifyMessage, SignMessage signMessage) {
        this.body = body;
        this.reader = reader;
        this.verifyMessage = verifyMessage;
        this.signMessage = signMessage;
    }

    Message.Request message() {
        var received = SoapText.of(body);
        var call = reader.read(received);
        text = received;
        form = call.form();
        return call.message();
    }

    @Override
    public Message.Request verified(Terms terms) {
        signMessage.mustHaveKey();
        signed = true;
        if (text == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return reader.readCovered(verifyMessage.covered(text.characters(), terms));
    }

    SoapForm form() {
        return form;
    }

    /** The answer as it goes out. */
    String sealed(String envelope) {
        return signed ? signMessage.sign(envelope) : envelope;
    }
}
