package org.openmss.ca.hierarchy;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.hierarchy.domain.PublicFolder;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.hierarchy.domain.SignatureAlgorithm;
import org.openmss.kernel.Bytes;

/** The root, the issuing CA and the OCSP responder. Without all three the service does not start. */
@Startup
@Singleton
public class Hierarchy {
    private static final Logger LOG = Logger.getLogger(Hierarchy.class);
    private static final Duration LONGEST_RESPONDER_LIFE = Duration.ofDays(90);
    /** An empty SEQUENCE in DER: nothing that a CA's signature could stand under. */
    private static final Bytes TRIAL = Bytes.of(new byte[] {0x30, 0});

    private final HierarchyConfig config;
    private final KeyBackend backend;
    private final CertificateFactory certificates;
    private final PublicFolder publicFolder;
    private final InstantSource clock;
    private final PublicAddress address;
    private final AtomicReference<Ready> ready = new AtomicReference<>();

    private record Ready(Signatory root, Signatory issuing, Signatory responder) {}

    Hierarchy(
            HierarchyConfig config,
            KeyBackend backend,
            CertificateFactory certificates,
            PublicFolder publicFolder,
            InstantSource clock) {
        this.config = config;
        this.backend = backend;
        this.certificates = certificates;
        this.publicFolder = publicFolder;
        this.clock = clock;
        this.address = new PublicAddress(config.publicUrl());
    }

    @PostConstruct
    void load() {
        refuseWhatProductionMustNotHave();
        var root = keyOf(Role.ROOT, SignatureAlgorithm.ECDSA_WITH_SHA384, List.of());
        var issuing = keyOf(Role.ISSUING, SignatureAlgorithm.ECDSA_WITH_SHA256, List.of(root));
        var responder = keyOf(Role.RESPONDER, SignatureAlgorithm.ECDSA_WITH_SHA256, List.of(issuing, root));
        mustBelongTogether(root, issuing, responder);
        ready.set(new Ready(root, issuing, responder));
        renewResponder();
        publicFolder.publish(Role.ROOT, root.certificate().der());
        publicFolder.publish(Role.ISSUING, issuing.certificate().der());
        LOG.infof(
                "hierarchy ready issuingKeyId=%s notAfter=%s publicUrl=%s",
                issuing.certificate().keyId().toHex(), issuing.certificate().notAfter(), address.base());
    }

    public Signatory root() {
        return loaded().root();
    }

    public Signatory issuing() {
        return loaded().issuing();
    }

    public Signatory responder() {
        return loaded().responder();
    }

    public PublicAddress address() {
        return address;
    }

    /** A responder certificate is short-lived instead of revocable; the next one is made before a third of its life is left. */
    @Scheduled(every = "1h", delayed = "1h")
    void renewResponder() {
        var before = loaded();
        var certificate = before.responder().certificate();
        var third = Duration.between(certificate.notBefore(), certificate.notAfter())
                .dividedBy(3);
        if (clock.instant().isAfter(certificate.notAfter().minus(third))) {
            var renewed = create(
                    Role.RESPONDER, SignatureAlgorithm.ECDSA_WITH_SHA256, List.of(before.issuing(), before.root()));
            ready.set(new Ready(before.root(), before.issuing(), renewed));
            LOG.infof(
                    "responder certificate renewed notAfter=%s",
                    renewed.certificate().notAfter());
        }
    }

    private Ready loaded() {
        var loaded = ready.get();
        if (loaded == null) {
            throw new IllegalStateException("the hierarchy is not loaded yet");
        }
        return loaded;
    }

    private void refuseWhatProductionMustNotHave() {
        boolean development = config.keys().createIfAbsent();
        if (!development && address.isInternal() && inProduction()) {
            throw new IllegalStateException("mss.ca.public-url is " + address.base()
                    + ", which relying parties outside cannot reach; it would stand in every certificate");
        }
        if (!development && !config.keys().acceptFilesInProduction() && inProduction()) {
            throw new IllegalStateException("the CA's keys are in files; a production start takes them only with"
                    + " mss.ca.keys.accept-files-in-production=true");
        }
        if (config.responderLife().compareTo(LONGEST_RESPONDER_LIFE) > 0) {
            throw new IllegalStateException("mss.ca.responder-life is at most 90 days");
        }
    }

    private static boolean inProduction() {
        return ConfigUtils.isProfileActive("prod");
    }

    private Signatory keyOf(Role role, SignatureAlgorithm algorithm, List<Signatory> above) {
        var kept = backend.find(role);
        if (kept.isPresent()) {
            return signatory(kept.get());
        }
        if (!config.keys().createIfAbsent()) {
            throw new IllegalStateException("the CA has no " + role.wireName() + " key in "
                    + config.keys().directory()
                    + "; put it there, or set mss.ca.keys.create-if-absent=true to make a development hierarchy");
        }
        return create(role, algorithm, above);
    }

    private Signatory create(Role role, SignatureAlgorithm algorithm, List<Signatory> above) {
        var key = backend.generate(algorithm);
        Bytes certificate = switch (role) {
            case ROOT -> certificates.root(key);
            case ISSUING -> certificates.issuing(key.publicKey(), above.getFirst());
            case RESPONDER -> certificates.responder(key.publicKey(), above.getFirst());
        };
        var chain = new ArrayList<Bytes>();
        chain.add(certificate);
        above.forEach(authority -> chain.add(authority.certificate().der()));
        var keeping = new Keeping(key, chain);
        backend.keep(role, keeping);
        LOG.infof("made a %s key", role.wireName());
        return signatory(keeping);
    }

    /** Tries the key once: OCSP answers are not verified one by one. */
    private Signatory signatory(Keeping keeping) {
        var signatory = new Signatory(
                certificates.read(keeping.chain().getFirst()),
                keeping.chain().subList(1, keeping.chain().size()),
                keeping.key());
        signatory.signed(TRIAL);
        return signatory;
    }

    private static void mustBelongTogether(Signatory root, Signatory issuing, Signatory responder) {
        Bytes rootDer = root.certificate().der();
        Bytes issuingDer = issuing.certificate().der();
        if (!issuing.chain().equals(List.of(rootDer)) || !responder.chain().equals(List.of(issuingDer, rootDer))) {
            throw new IllegalStateException(
                    "the root, issuing and responder keys are of different hierarchies; restore the files that belong together");
        }
    }
}
