package org.openmss.gateway.subscriber.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.gateway.subscriber.domain.NoSpamCode;
import org.openmss.gateway.subscriber.domain.Preferences;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** What a user does not want on his phone, as he told the registration authority: mutual TLS, its certificate alone. */
@Path("/subscribers/{registrationId}/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("registration-authority")
@RunOnVirtualThread
class PreferencesResource {
    private static final int MOST_PROVIDERS = 100;
    private static final int LONGEST_AP_ID = 128;
    private final SubscriberDirectory directory;

    PreferencesResource(SubscriberDirectory directory) {
        this.directory = directory;
    }

    record Body(
            @Nullable String noSpamCode,
            @Nullable Boolean blocked,
            @Nullable List<String> blockedProfiles,
            @Nullable List<String> blockedProviders) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Body[…]";
        }
    }

    /** The whole of it: what is left away is not wanted any more. */
    @PUT
    public Body change(@PathParam("registrationId") String id, @Nullable Body given) {
        var body = Field.required("body", given, sent -> sent);
        var preferences = new Preferences(
                Field.optional("noSpamCode", body.noSpamCode(), NoSpamCode::new),
                Boolean.TRUE.equals(body.blocked()),
                Field.optional("blockedProfiles", body.blockedProfiles(), PreferencesResource::profiles)
                        .orElse(Set.of()),
                Field.optional("blockedProviders", body.blockedProviders(), PreferencesResource::providers)
                        .orElse(Set.of()));
        if (!directory.change(registrationId(id), preferences)) {
            throw unknown();
        }
        return view(preferences);
    }

    @GET
    public Body get(@PathParam("registrationId") String id) {
        return directory
                .preferences(registrationId(id))
                .map(PreferencesResource::view)
                .orElseThrow(PreferencesResource::unknown);
    }

    private static Body view(Preferences preferences) {
        return new Body(
                preferences.noSpamCode().map(NoSpamCode::value).orElse(null),
                preferences.blocked(),
                preferences.blockedProfiles().stream()
                        .map(KeyPurpose::wireName)
                        .sorted()
                        .toList(),
                preferences.blockedProviders().stream().sorted().toList());
    }

    private static Set<KeyPurpose> profiles(List<String> names) {
        return names.stream().map(KeyPurpose::ofWireName).collect(Collectors.toSet());
    }

    private static Set<String> providers(List<String> apIds) {
        if (apIds.size() > MOST_PROVIDERS || apIds.stream().anyMatch(apId -> apId.length() > LONGEST_AP_ID)) {
            throw new IllegalArgumentException("at most 100 AP_IDs of at most 128 characters");
        }
        return Set.copyOf(apIds);
    }

    private static RegistrationId registrationId(String id) {
        return Field.required("registrationId", id, RegistrationId::parse);
    }

    private static ProblemException unknown() {
        return Problem.of(404, "unknown-subscriber", "The subscriber could not be changed", "no such live subscriber")
                .exception();
    }
}
