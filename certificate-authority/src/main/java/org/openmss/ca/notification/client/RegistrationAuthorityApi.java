package org.openmss.ca.notification.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The registration authority's door for certificate authorities. */
@RegisterRestClient(configKey = "registration-authority")
@Path("/certificates/{serial}/status")
@Consumes(MediaType.APPLICATION_JSON)
interface RegistrationAuthorityApi {

    @PUT
    Response tell(@PathParam("serial") String serial, News news);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record News(String state, Instant since, @Nullable String reason, long sequence) {}
}
