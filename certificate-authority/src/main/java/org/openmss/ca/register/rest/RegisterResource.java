package org.openmss.ca.register.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.kernel.CertificateSerial;

/** Reading one certificate with its state. */
@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RegisterResource {
    private final CertificateRegister register;
    private final Hierarchy hierarchy;

    RegisterResource(CertificateRegister register, Hierarchy hierarchy) {
        this.register = register;
        this.hierarchy = hierarchy;
    }

    @GET
    @Path("{serial}")
    @RolesAllowed({"registration-authority", "ca-operator", "ca-auditor"})
    public CertificateView get(@PathParam("serial") String text) {
        CertificateSerial serial = UnknownSerial.unlessSerial(text);
        if (register.find(serial).orElse(null) instanceof Released released) {
            return CertificateView.of(released, hierarchy);
        }
        throw UnknownSerial.problem();
    }
}
