package org.openmss.ca.ceremony;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.ceremony.domain.StepRecord.Held;
import org.openmss.ca.ceremony.domain.StepRecord.Taken;
import org.openmss.ca.ceremony.pkix.IssuedByRoot;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.KeyMaker;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.AuthorityProfileCheck;
import org.openmss.ca.hierarchy.domain.AuthorityProfileViolation;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/**
 * The third step of a ceremony on two machines: the keys that wait get the certificates that were carried back, and each CA gets its
 * responder, which it certifies itself (certificate profile RSP-1).
 */
final class TakeCertificates {
    private final HierarchyConfig config;
    private final KeyBackend device;
    private final CertificateFactory certificates;

    /** Certificates that fit the keys that wait for them. */
    record Fitting(AuthorityCertificate root, Map<AuthorityName, Waiting> waiting) {}

    record Waiting(Keeping key, Bytes certificate) {}

    TakeCertificates(HierarchyConfig config, KeyBackend device, CertificateFactory certificates) {
        this.config = config;
        this.device = device;
        this.certificates = certificates;
    }

    /** @throws RuntimeException where a certificate is not the root's, not of the key that waits, or not what the profile says */
    Fitting read(Plan plan, CarriedFolder folder) throws IOException {
        if (plan.root().isPresent() || plan.timeStamping() || plan.authorities().isEmpty()) {
            throw new IllegalStateException(
                    "the plan is the one of the requests: it names the issuing CAs that wait, alone");
        }
        var root = root(folder);
        var fitting = new LinkedHashMap<AuthorityName, Waiting>();
        for (var name : plan.authorities().keySet()) {
            var key = waiting(name);
            Bytes certificate = folder.pem(name + ".pem", "CERTIFICATE");
            requireTold(folder.certificateSha256(name.value()).orElse("nothing"), certificate, name.value());
            requireFits(name, key, certificate, root);
            fitting.put(name, new Waiting(key, certificate));
        }
        return new Fitting(root, fitting);
    }

    private AuthorityCertificate root(CarriedFolder folder) throws IOException {
        Bytes der = folder.pem("root.pem", "CERTIFICATE");
        requireTold(folder.rootCertificateSha256(), der, AuthorityName.ROOT.value());
        var root = certificates.read(der);
        if (root.use() != Use.ROOT) {
            throw new IllegalStateException("root.pem is not the certificate of a root");
        }
        boolean foreign = device.all().stream()
                .filter(one -> certificates.read(one.chain().getFirst()).use() == Use.ISSUING)
                .anyMatch(one -> !one.chain().getLast().equals(der));
        if (foreign) {
            throw new IllegalStateException(
                    device.description() + " has issuing CAs of another root than the one that was carried here");
        }
        return root;
    }

    private static void requireTold(String sha256, Bytes certificate, String name) {
        if (!sha256.equals(certificate.sha256().toHex())) {
            throw new IllegalStateException("the record of the root's ceremony tells of another certificate of " + name
                    + " than the one in the folder");
        }
    }

    private Keeping waiting(AuthorityName name) {
        return device.all().stream()
                .filter(one -> one.name().value().equals(name.value())
                        && certificates.read(one.chain().getFirst()).use() == Use.WAITING)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        device.description() + " has no key named '" + name + "' that waits for a certificate"));
    }

    private void requireFits(AuthorityName name, Keeping waiting, Bytes certificate, AuthorityCertificate root) {
        var read = certificates.read(certificate);
        if (!read.publicKey().equals(waiting.key().publicKey())) {
            throw new IllegalStateException(
                    "the certificate of " + name + " is of another key than the one that waits here");
        }
        if (!read.subject().equals(certificates.read(waiting.chain().getFirst()).subject())) {
            throw new IllegalStateException("the certificate of " + name
                    + " has another name than this plan gives; mss.ca.organization is the same on both machines");
        }
        if (!IssuedByRoot.isSigned(certificate, root)) {
            throw new IllegalStateException(
                    "the certificate of " + name + " is not signed by the root that came with it");
        }
        try {
            AuthorityProfileCheck.issued(certificate, root, new PublicAddress(config.publicUrl()));
        } catch (AuthorityProfileViolation violation) {
            throw new IllegalStateException(
                    "the certificate of " + name + " is not what the profile says: " + violation.getMessage(),
                    violation);
        }
    }

    /** Every key that signs from now on, by the name of its certificate's file; the first is an issuing CA. */
    Map<String, Signatory> take(Fitting fitting) {
        var maker = new KeyMaker(device, certificates);
        var made = new LinkedHashMap<String, Signatory>();
        fitting.waiting().forEach((name, one) -> {
            var authority =
                    maker.certified(one.key(), one.certificate(), fitting.root().der());
            made.put(name.value(), authority);
            made.put(name + "-ocsp", maker.responder(name, authority));
            if (name.line().equals(config.issuer())) {
                made.put(name + "-tsa", maker.timeStamping(name, authority));
            }
        });
        return made;
    }

    Taken record(Fitting fitting, Bytes certificationProtocol, Map<String, Signatory> made, Held held) {
        return new Taken(
                "Key ceremony of an OpenMSS certificate authority: certificates taken for keys that waited",
                held,
                certificationProtocol.sha256().toHex(),
                fitting.root().der().sha256().toHex(),
                device.description(),
                config.publicUrl().toString(),
                config.organization().name(),
                made.entrySet().stream()
                        .map(one -> Told.of(
                                one.getKey(),
                                one.getValue().certificate(),
                                one.getValue().key().algorithm()))
                        .toList());
    }
}
