package org.openmss.ca.register.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateHistory;
import org.openmss.ca.register.CertificateHistory.Act;
import org.openmss.ca.register.CertificateSummary;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.PageCursor;
import org.openmss.ca.register.SearchCertificates;
import org.openmss.ca.register.SearchTerms;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.doors.Field;
import org.openmss.kernel.CertificateSerial;

/** Reading the register: a list, one certificate with its state, and what was done to it. */
@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RegisterResource {
    private final CertificateRegister register;
    private final SearchCertificates searchCertificates;
    private final CertificateHistory certificateHistory;
    private final Hierarchy hierarchy;

    RegisterResource(
            CertificateRegister register,
            SearchCertificates searchCertificates,
            CertificateHistory certificateHistory,
            Hierarchy hierarchy) {
        this.register = register;
        this.searchCertificates = searchCertificates;
        this.certificateHistory = certificateHistory;
        this.hierarchy = hierarchy;
    }

    /** @param next for the parameter {@code cursor} of the next page; left out on the last */
    record CertificatePage(
            List<CertificateSummary> certificates, @Nullable String next) {}

    /** @param next for the parameter {@code cursor} of the next page; left out on the last */
    record HistoryPage(
            String serial,
            String state,
            String profile,
            String profileVersion,
            String requestId,
            List<Act> acts,
            @Nullable String next) {}

    @GET
    @RolesAllowed({"registration-authority", "ca-operator", "ca-auditor"})
    public CertificatePage list(@Context UriInfo uri) {
        var page = searchCertificates.search(SearchTerms.of(uri.getQueryParameters(), hierarchy));
        return new CertificatePage(
                page.certificates().stream()
                        .map(listed -> CertificateSummary.of(listed, hierarchy))
                        .toList(),
                page.next().map(PageCursor::text).orElse(null));
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

    /** Not for the registration authority: who works at this CA is not its business. */
    @GET
    @Path("{serial}/history")
    @RolesAllowed({"ca-operator", "ca-auditor"})
    public HistoryPage history(@PathParam("serial") String text, @QueryParam("cursor") @Nullable String cursor) {
        long after = Field.optional("cursor", cursor, RegisterResource::event).orElse(0L);
        var told =
                certificateHistory.tell(UnknownSerial.unlessSerial(text), after).orElseThrow(UnknownSerial::problem);
        var intent = told.certificate().intent();
        return new HistoryPage(
                intent.serial().toString(),
                CertificateView.of(told.certificate(), hierarchy).state(),
                intent.profile().value(),
                intent.profileVersion(),
                intent.requestId().value(),
                told.acts(),
                told.next().map(String::valueOf).orElse(null));
    }

    private static long event(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("expected what 'next' of the page before holds");
        }
        return Long.parseLong(text);
    }
}
