package org.openmss.ca.ceremony;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openmss.ca.ceremony.domain.CeremonyRecord.MadeKey;
import org.openmss.ca.ceremony.domain.CeremonyRecord.RootCrl;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.ceremony.domain.StepRecord.Certified;
import org.openmss.ca.ceremony.domain.StepRecord.Held;
import org.openmss.ca.ceremony.pkix.AuthorityRequest;
import org.openmss.ca.ceremony.pkix.RootCrls;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/**
 * The second step of a ceremony on two machines: the root certifies the keys of the requests that were carried to it. A request says which
 * key, and proves that its maker holds it; plan and profile say everything else (certificate profile CA-1, CA-2, CA-4).
 */
final class CertifyRequests {
    private final HierarchyConfig config;
    private final RootPlace rootPlace;
    private final CertificateFactory certificates;
    private final InstantSource clock;

    /** What this step makes, besides a root. */
    record Outcome(Signatory root, Map<AuthorityName, Bytes> certificates, Bytes rootCrl, Instant thisUpdate) {}

    CertifyRequests(
            HierarchyConfig config, KeyBackend rootDevice, CertificateFactory certificates, InstantSource clock) {
        this.config = config;
        this.rootPlace = new RootPlace(rootDevice, certificates);
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * The requests for the CAs of the plan.
     *
     * @throws RuntimeException where one is missing, is none, proves nothing, or is not of the ceremony that the folder's record tells of
     */
    Map<AuthorityName, AuthorityRequest> read(Plan plan, CarriedFolder folder) throws IOException {
        if (plan.timeStamping() || plan.authorities().isEmpty()) {
            throw new IllegalStateException(
                    "a plan for certificates names the issuing CAs whose requests were carried here,"
                            + " like mss.ceremony.authorities.issuing=P-256, and no time-stamping key");
        }
        rootPlace.check(plan);
        var found = new LinkedHashMap<AuthorityName, AuthorityRequest>();
        for (var one : plan.authorities().entrySet()) {
            certificates.requireFits(one.getKey());
            var request = request(one.getKey(), folder);
            if (request.algorithm() != one.getValue()) {
                throw new IllegalStateException("the request of " + one.getKey() + " is of a "
                        + request.algorithm().wireName() + " key, and the plan says "
                        + one.getValue().wireName());
            }
            found.put(one.getKey(), request);
        }
        refuseKeysThatServeTwice(found);
        return found;
    }

    private static AuthorityRequest request(AuthorityName name, CarriedFolder folder) throws IOException {
        AuthorityRequest request;
        try {
            request = AuthorityRequest.read(folder.pem(name + ".csr", "CERTIFICATE REQUEST"));
        } catch (IllegalArgumentException refused) {
            throw new IllegalStateException("the request of " + name + " is refused: " + refused.getMessage(), refused);
        }
        if (!request.protocolSha256().equals(folder.protocol().sha256())) {
            throw new IllegalStateException(
                    "the request of " + name + " is of another ceremony: its key has signed the record "
                            + request.protocolSha256().toHex());
        }
        return request;
    }

    private void refuseKeysThatServeTwice(Map<AuthorityName, AuthorityRequest> requests) {
        var keys = new HashSet<Bytes>();
        rootPlace.kept().map(Keeping::key).ifPresent(root -> keys.add(root.publicKey()));
        requests.forEach((name, request) -> {
            if (!keys.add(request.publicKey())) {
                throw new IllegalStateException("the key that " + name + " asks for is the root's or another CA's");
            }
        });
    }

    Outcome certify(Plan plan, Map<AuthorityName, AuthorityRequest> requests) {
        var root = rootPlace.signatory(plan);
        var made = new LinkedHashMap<AuthorityName, Bytes>();
        requests.forEach((name, request) -> made.put(name, certificates.issuing(name, request.publicKey(), root)));
        Instant thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Outcome(root, made, RootCrls.issue(root, thisUpdate, plan.rootCrlLife()), thisUpdate);
    }

    Certified record(
            Plan plan,
            Map<AuthorityName, AuthorityRequest> requests,
            Bytes requestProtocol,
            Outcome outcome,
            Held held) {
        var made = new ArrayList<MadeKey>();
        var root = outcome.root();
        if (plan.root().isPresent()) {
            made.add(Told.of(
                    AuthorityName.ROOT.value(), root.certificate(), root.key().algorithm()));
        }
        outcome.certificates()
                .forEach((name, certificate) ->
                        made.add(Told.of(name.value(), certificates.read(certificate), algorithm(requests, name))));
        return new Certified(
                "Key ceremony of an OpenMSS certificate authority: certificates of the root for keys made elsewhere",
                held,
                requestProtocol.sha256().toHex(),
                rootPlace.device().description(),
                root.certificate().der().sha256().toHex(),
                config.publicUrl().toString(),
                config.organization().name(),
                new RootCrl(
                        outcome.thisUpdate().getEpochSecond(),
                        outcome.thisUpdate(),
                        outcome.thisUpdate().plus(plan.rootCrlLife()),
                        outcome.rootCrl().sha256().toHex()),
                made);
    }

    private static KeyAlgorithm algorithm(Map<AuthorityName, AuthorityRequest> requests, AuthorityName name) {
        var request = requests.get(name);
        if (request == null) {
            throw new IllegalStateException("a certificate was made that nobody asked for: " + name);
        }
        return request.algorithm();
    }
}
