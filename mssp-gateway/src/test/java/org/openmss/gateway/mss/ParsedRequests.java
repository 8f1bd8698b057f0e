package org.openmss.gateway.mss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.openmss.gateway.mss.message.Message;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.StatusReq;

/** The way that a message takes in {@link Operations}, up to the command. */
public final class ParsedRequests {
    private ParsedRequests() {}

    public static void parse(Message.Request message) {
        switch (message) {
            case SignatureReq request -> {
                SignatureReqParser.mode(request);
                assertThat(SignatureReqParser.command(request, Optional.empty()))
                        .isNotNull();
            }
            case StatusReq request -> Fields.present("MSSP_TransID", request.msspTransId);
            default -> assertThat(message).isNotNull();
        }
    }
}
