package org.openmss.ca.ceremony;

import java.util.List;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.ceremony.domain.StepRecord.Held;
import org.openmss.ca.ceremony.domain.StepRecord.Requested;
import org.openmss.ca.ceremony.domain.StepRecord.WaitingKey;
import org.openmss.ca.ceremony.pkix.AuthorityRequest;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.KeyMaker;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/** The first step of a ceremony on two machines: the issuing CAs' keys are made where they will sign, and ask for their certificates. */
final class RequestCertificates {
    private final HierarchyConfig config;
    private final KeyBackend device;
    private final CertificateFactory certificates;

    RequestCertificates(HierarchyConfig config, KeyBackend device, CertificateFactory certificates) {
        this.config = config;
        this.device = device;
        this.certificates = certificates;
    }

    /** @throws IllegalStateException where the plan does not fit what the device holds; nothing is made then */
    void check(Plan plan) {
        if (plan.root().isPresent() || plan.timeStamping() || plan.authorities().isEmpty()) {
            throw new IllegalStateException("a plan for requests names issuing CAs alone, like"
                    + " mss.ceremony.authorities.issuing=P-256: the root is made where it is kept, and the time-stamping key"
                    + " comes with the certificate");
        }
        plan.authorities().keySet().forEach(certificates::requireFits);
        var kept = device.all();
        for (var name : plan.authorities().keySet()) {
            if (kept.stream().anyMatch(one -> one.name().value().equals(name.value()))) {
                throw new IllegalStateException(device.description() + " has a key named '" + name
                        + "' already; the next generation of this CA is named like " + name.line() + "-g2");
            }
        }
    }

    List<Keeping> make(Plan plan) {
        check(plan);
        var maker = new KeyMaker(device, certificates);
        return plan.authorities().entrySet().stream()
                .map(one -> maker.waiting(one.getKey(), one.getValue()))
                .toList();
    }

    Requested record(List<Keeping> made, Held held) {
        return new Requested(
                "Key ceremony of an OpenMSS certificate authority: keys that ask for certificates",
                held,
                device.description(),
                config.publicUrl().toString(),
                config.organization().name(),
                made.stream().map(this::told).toList());
    }

    /** Signed by the key itself, with the hash of the record in it. */
    Bytes request(Keeping waiting, Bytes protocolSha256) {
        var certificate = certificates.read(waiting.chain().getFirst());
        return AuthorityRequest.sign(new Signatory(certificate, List.of(), waiting.key()), protocolSha256);
    }

    private WaitingKey told(Keeping waiting) {
        var certificate = certificates.read(waiting.chain().getFirst());
        return new WaitingKey(
                waiting.name().value(),
                waiting.key().algorithm().wireName(),
                certificate.keyId().toHex(),
                waiting.key().publicKey().sha256().toHex());
    }
}
