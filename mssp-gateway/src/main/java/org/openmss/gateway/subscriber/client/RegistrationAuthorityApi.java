package org.openmss.gateway.subscriber.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The registration authority's door for home MSSPs. */
@RegisterRestClient(configKey = "registration-authority")
@Path("/keys")
@Consumes(MediaType.APPLICATION_JSON)
interface RegistrationAuthorityApi {

    @POST
    Response report(Report report);

    record Report(UUID registrationId, String iccid, List<Key> keys, String encryptedActivationCode) {}

    record Key(String purpose, String publicKey, String proof) {}
}
