package org.openmss.ca.operator.rest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.ProposalView;
import org.openmss.ca.approval.domain.Proposals;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.operator.Overview;
import org.openmss.ca.operator.Overview.State;
import org.openmss.ca.register.CertificateHistory;
import org.openmss.ca.register.CertificateHistory.Act;
import org.openmss.ca.register.CertificateSummary;
import org.openmss.ca.register.PageCursor;
import org.openmss.ca.register.SearchCertificates;
import org.openmss.ca.register.SearchTerms;
import org.openmss.ca.register.UnknownSerial;
import org.openmss.ca.register.domain.RevocationReason;

/** Reading: how the CA stands, its certificates, and what waits for a second operator. */
@Path("/operator")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ca-operator", "ca-auditor"})
@RunOnVirtualThread
class OperatorPages {
    private static final int MOST_PROPOSALS = 100;
    private final Overview overview;
    private final SearchCertificates searchCertificates;
    private final CertificateHistory certificateHistory;
    private final Proposals proposals;
    private final Hierarchy hierarchy;
    private final InstantSource clock;

    OperatorPages(
            Overview overview,
            SearchCertificates searchCertificates,
            CertificateHistory certificateHistory,
            Proposals proposals,
            Hierarchy hierarchy,
            InstantSource clock) {
        this.overview = overview;
        this.searchCertificates = searchCertificates;
        this.certificateHistory = certificateHistory;
        this.proposals = proposals;
        this.hierarchy = hierarchy;
        this.clock = clock;
    }

    @GET
    public String overview(@Context SecurityContext caller) {
        State state = overview.state();
        return Templates.overview(
                        Viewer.of(caller),
                        state,
                        state.ends().stream().map(EndLine::of).toList(),
                        state.crls().stream().map(CrlLine::of).toList(),
                        List.of(
                                BarChart.ofHours("issued", "Issued in the last 24 hours", state.issuedPerHour()),
                                BarChart.ofMonths(
                                        "ending",
                                        "Certificates that end in the next three years",
                                        state.endingPerMonth())))
                .render();
    }

    @GET
    @Path("certificates")
    public String certificates(@Context UriInfo uri, @Context SecurityContext caller) {
        var parameters = uri.getQueryParameters();
        var page = searchCertificates.search(SearchTerms.of(parameters, hierarchy));
        return Templates.certificates(
                        Viewer.of(caller),
                        new Filters(parameters, hierarchy),
                        page.certificates().stream()
                                .map(listed -> CertificateSummary.of(listed, hierarchy))
                                .toList(),
                        page.next()
                                .map(PageCursor::text)
                                .map(next -> nextPage(parameters, next))
                                .orElse(""))
                .render();
    }

    /** What was looked for goes on as it was typed, whatever signs are in it. */
    private static String nextPage(MultivaluedMap<String, String> parameters, String cursor) {
        var next = new LinkedHashMap<>(parameters);
        next.put("cursor", List.of(cursor));
        return "/operator/certificates?"
                + next.entrySet().stream()
                        .flatMap(one ->
                                one.getValue().stream().map(value -> escaped(one.getKey()) + "=" + escaped(value)))
                        .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GET
    @Path("find")
    public Response find(@QueryParam("serial") @Nullable String text) {
        var serial = UnknownSerial.unlessSerial(
                text == null ? "" : text.strip().replace(":", "").toLowerCase(java.util.Locale.ROOT));
        return Response.seeOther(OperatorActs.page(serial)).build();
    }

    @GET
    @Path("certificates/{serial}")
    public String certificate(
            @PathParam("serial") String text,
            @QueryParam("done") @Nullable String done,
            @Context SecurityContext caller) {
        var told = certificateHistory.tell(UnknownSerial.unlessSerial(text), 0).orElseThrow(UnknownSerial::problem);
        return Templates.certificate(
                        Viewer.of(caller),
                        CertificatePage.of(told, hierarchy),
                        told.acts(),
                        told.next().isPresent(),
                        reasons(),
                        Done.sentence(done))
                .render();
    }

    @GET
    @Path("approvals")
    public String approvals(@QueryParam("done") @Nullable String done, @Context SecurityContext caller) {
        var now = clock.instant();
        return Templates.approvals(
                        Viewer.of(caller),
                        proposals.newest(MOST_PROPOSALS).stream()
                                .map(proposal -> ProposalView.of(proposal, now))
                                .toList(),
                        Done.sentence(done))
                .render();
    }

    private static List<String> reasons() {
        return Arrays.stream(RevocationReason.values())
                .filter(RevocationReason::isFinal)
                .map(RevocationReason::wireName)
                .toList();
    }

    /** What was searched for, so that the form shows it again. */
    record Filters(Map<String, List<String>> given, Hierarchy hierarchy) {
        public String value(String name) {
            return given.getOrDefault(name, List.of("")).getFirst();
        }

        public List<String> issuers() {
            return hierarchy.issuers().stream()
                    .map(issuer -> issuer.name().value())
                    .toList();
        }

        public List<String> states() {
            return List.of("VALID", "ON_HOLD", "REVOKED");
        }

        public boolean isChosen(String name, String value) {
            return value(name).equals(value);
        }
    }

    /** Checked against the templates when the service is built. */
    @CheckedTemplate(basePath = "operator")
    static class Templates {
        private Templates() {}

        static native TemplateInstance overview(
                Viewer viewer, State state, List<EndLine> ends, List<CrlLine> crls, List<BarChart> charts);

        static native TemplateInstance certificates(
                Viewer viewer, Filters filters, List<CertificateSummary> found, String next);

        static native TemplateInstance certificate(
                Viewer viewer,
                CertificatePage page,
                List<Act> acts,
                boolean moreActs,
                List<String> reasons,
                String done);

        static native TemplateInstance approvals(Viewer viewer, List<ProposalView> proposals, String done);
    }
}
