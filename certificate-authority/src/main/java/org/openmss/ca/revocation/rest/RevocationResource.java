package org.openmss.ca.revocation.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.ActorName;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.ImpossibleInvalidityDate;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.RevokeCertificate;
import org.openmss.ca.revocation.RevokeCertificate.Command;
import org.openmss.ca.revocation.StatusRefusal;
import org.openmss.doors.Field;
import org.openmss.kernel.CertificateSerial;

/** Revocation, for the registration authority and the CA's operators. */
@Path("/certificates/{serial}/revocation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RevocationResource {
    private final RevokeCertificate revokeCertificate;
    private final CertificateRegister register;
    private final Hierarchy hierarchy;

    RevocationResource(RevokeCertificate revokeCertificate, CertificateRegister register, Hierarchy hierarchy) {
        this.revokeCertificate = revokeCertificate;
        this.register = register;
        this.hierarchy = hierarchy;
    }

    /** @param successor the serial of the certificate that takes this one's place, where the reason is superseded */
    record RevocationRequest(
            @Nullable String reason,
            @Nullable String invalidityDate,
            @Nullable String successor) {}

    @POST
    @RolesAllowed({"registration-authority", "ca-operator"})
    public CertificateView revoke(
            @PathParam("serial") String text, @Nullable RevocationRequest body, @Context SecurityContext caller) {
        var serial = UnknownSerial.unlessSerial(text);
        RevocationRequest request = Field.required("body", body, given -> given);
        var reason = Field.required("reason", request.reason(), RevocationReason::ofWireName);
        var invalidityDate = Field.optional("invalidityDate", request.invalidityDate(), Field::time);
        var successor = Field.optional("successor", request.successor(), given -> successor(given, serial, reason));
        var command = new Command(ActorName.of(caller.getUserPrincipal()), serial, reason, invalidityDate, successor);
        return revoke(command)
                .map(revoked -> CertificateView.of(revoked, hierarchy))
                .orElseThrow(UnknownSerial::problem);
    }

    private Optional<? extends Released> revoke(Command command) {
        try {
            return revokeCertificate.revoke(command);
        } catch (ImpossibleInvalidityDate impossible) {
            throw StatusRefusal.of(impossible);
        }
    }

    private CertificateSerial successor(String text, CertificateSerial serial, RevocationReason reason) {
        if (reason != RevocationReason.SUPERSEDED) {
            throw new IllegalArgumentException("only a superseded certificate has a successor");
        }
        var successor = CertificateSerial.parse(text);
        if (successor.equals(serial) || !(register.find(successor).orElse(null) instanceof Released)) {
            throw new IllegalArgumentException("expected the serial of another certificate that this CA has released");
        }
        return successor;
    }
}
