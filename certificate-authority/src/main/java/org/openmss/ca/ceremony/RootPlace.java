package org.openmss.ca.ceremony;

import java.util.List;
import java.util.Optional;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.hierarchy.KeyMaker;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.Signatory;

/** Where the root's key is, or is to be made. */
record RootPlace(KeyBackend device, CertificateFactory certificates) {

    /** @throws IllegalStateException where the plan makes a second root, or needs one that is not there */
    void check(Plan plan) {
        int roots = all().size();
        if (plan.root().isPresent() && roots > 0) {
            throw new IllegalStateException(device.description()
                    + " has a root already, and no key takes another's place; leave mss.ceremony.root out to use it");
        }
        if (plan.root().isEmpty() && roots != 1) {
            throw new IllegalStateException(device.description() + " has " + roots
                    + " roots, and a plan without mss.ceremony.root needs the one that signs");
        }
    }

    Optional<Keeping> kept() {
        return all().stream().findFirst();
    }

    /** The root that the plan makes, or the one that is there. */
    Signatory signatory(Plan plan) {
        var maker = new KeyMaker(device, certificates);
        return plan.root().map(maker::root).orElseGet(() -> maker.signatory(kept().orElseThrow()));
    }

    private List<Keeping> all() {
        return device.all().stream()
                .filter(one -> certificates.read(one.chain().getFirst()).use() == Use.ROOT)
                .toList();
    }
}
