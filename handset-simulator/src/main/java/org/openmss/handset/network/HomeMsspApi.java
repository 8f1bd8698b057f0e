package org.openmss.handset.network;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The gateway's doors for the handset side. */
@RegisterRestClient(configKey = "home-mssp")
@Path("/handset")
@Consumes(MediaType.APPLICATION_JSON)
interface HomeMsspApi {

    @POST
    @Path("keys")
    Response keys(Keys keys);

    @POST
    @Path("answers")
    Response answer(Answer answer);

    @POST
    @Path("acknowledgements")
    Response acknowledge(Acknowledgement acknowledgement);

    record Acknowledgement(String messageId) {}

    record Keys(String registrationId, String iccid, List<Key> keys, String encryptedActivationCode) {}

    record Key(String purpose, String publicKey, String proof) {}

    record Answer(String messageId, String outcome, List<String> signatures) {}
}
