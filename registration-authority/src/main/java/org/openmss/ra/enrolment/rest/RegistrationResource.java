package org.openmss.ra.enrolment.rest;

import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.EnrolSubscriber;
import org.openmss.ra.enrolment.FindRegistrations;
import org.openmss.ra.enrolment.IssuedActivationCode;
import org.openmss.ra.enrolment.RenewActivationCode;
import org.openmss.ra.enrolment.RevokeRegistration;
import org.openmss.ra.enrolment.domain.RefusedException;
import org.openmss.ra.enrolment.domain.RevocationReason;

/** The officers' door: a bearer token with the officer's role; auditors and supervisors may look. */
@Path("/admin/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@BearerTokenAuthentication
@RunOnVirtualThread
class RegistrationResource {
    private final EnrolSubscriber enrolSubscriber;
    private final RenewActivationCode renewActivationCode;
    private final RevokeRegistration revokeRegistration;
    private final FindRegistrations findRegistrations;
    private final Audited audited;
    private final InstantSource clock;

    RegistrationResource(
            EnrolSubscriber enrolSubscriber,
            RenewActivationCode renewActivationCode,
            RevokeRegistration revokeRegistration,
            FindRegistrations findRegistrations,
            Audited audited,
            InstantSource clock) {
        this.enrolSubscriber = enrolSubscriber;
        this.renewActivationCode = renewActivationCode;
        this.revokeRegistration = revokeRegistration;
        this.findRegistrations = findRegistrations;
        this.audited = audited;
        this.clock = clock;
    }

    /** The activation code is told in this answer alone. */
    record Enrolled(String id, String state, String activationCode, Instant activationCodeExpiresAt) {
        static Enrolled of(IssuedActivationCode issued) {
            var registration = issued.registration();
            return new Enrolled(
                    registration.id().toString(),
                    RegistrationView.state(registration),
                    issued.code().digits(),
                    registration.keyGeneration().expiresAt());
        }

        /** Secret: says nothing. */
        @Override
        public String toString() {
            return "Enrolled[…]";
        }
    }

    record Revocation(@Nullable String reason) {}

    @POST
    @RolesAllowed("ra-officer")
    public Response enrol(@Nullable RegistrationRequest body) {
        var enrolled = audited.byOfficer("registration.create", "-", officer -> {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            var command = Field.required("body", body, request -> request.toCommand(today));
            return Enrolled.of(enrolSubscriber.enrol(command, officer));
        });
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(enrolled)
                .build();
    }

    @GET
    @RolesAllowed({"ra-officer", "ra-supervisor", "auditor"})
    public List<RegistrationView> findByNumber(@QueryParam("msisdn") @Nullable String msisdn) {
        // A plus sign that the caller did not escape arrives as a blank.
        var number = Field.required("msisdn", msisdn, text -> Msisdn.parse(text.strip()));
        return findRegistrations.findByNumber(number).stream()
                .map(RegistrationView::of)
                .toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"ra-officer", "ra-supervisor", "auditor"})
    public RegistrationView find(@PathParam("id") String id) {
        try {
            return RegistrationView.of(findRegistrations.find(registrationId(id)));
        } catch (RefusedException unknown) {
            throw Refusals.problem(unknown.refusal()).exception();
        }
    }

    @POST
    @Path("{id}/activation-code")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("ra-officer")
    public Response renewActivationCode(@PathParam("id") String id) {
        var renewed = audited.byOfficer(
                "registration.activation-code",
                id,
                officer -> Enrolled.of(renewActivationCode.renew(registrationId(id), officer)));
        return Response.ok(renewed).header("Cache-Control", "no-store").build();
    }

    @POST
    @Path("{id}/revocation")
    @RolesAllowed("ra-officer")
    public RegistrationView revoke(@PathParam("id") String id, @Nullable Revocation body) {
        return audited.byOfficer("registration.revoke", id, officer -> {
            var given = Field.required("body", body, revocation -> revocation);
            var reason = Field.required("reason", given.reason(), RevocationReason::ofWireName);
            return RegistrationView.of(revokeRegistration.revoke(registrationId(id), reason, officer));
        });
    }

    private static RegistrationId registrationId(String id) {
        return Field.required("id", id, RegistrationId::parse);
    }
}
