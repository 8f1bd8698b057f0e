package org.openmss.ca.hierarchy;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.Admissions;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.PublicAddress;
import org.openmss.ca.hierarchy.domain.PublicFolder;
import org.openmss.ca.hierarchy.domain.Root;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.doors.Problem;

/**
 * The root, the issuing CAs below it, a responder for each, and one time-stamping key. What there is, is what the backend holds: a key
 * ceremony adds to it. Of each line of CAs the newest admitted generation issues; the others go on answering for their certificates.
 */
@Startup
@Singleton
public class Hierarchy {
    private static final Logger LOG = Logger.getLogger(Hierarchy.class);
    private static final Duration LONGEST_RESPONDER_LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_TIME_STAMPING = Duration.ofDays(2 * 365);

    private final HierarchyConfig config;
    private final KeyBackend backend;
    private final CertificateFactory certificates;
    private final KeyMaker keyMaker;
    private final TimeStampingKeys timeStampingKeys;
    private final PublicFolder publicFolder;
    private final Admissions admissions;
    private final InstantSource clock;
    private final PublicAddress address;
    private final AtomicReference<Loaded> loaded = new AtomicReference<>();

    private record Loaded(Root root, List<Issuer> issuers, Signatory timeStamping) {}

    Hierarchy(
            HierarchyConfig config,
            @All List<KeyBackend> backends,
            CertificateFactory certificates,
            PublicFolder publicFolder,
            Admissions admissions,
            InstantSource clock) {
        this.config = config;
        this.backend = backends.stream()
                .filter(one -> one.kind() == config.keys().backend())
                .findFirst()
                .orElseThrow();
        this.certificates = certificates;
        this.keyMaker = new KeyMaker(backend, certificates);
        this.timeStampingKeys = new TimeStampingKeys(certificates, keyMaker, clock);
        this.publicFolder = publicFolder;
        this.admissions = admissions;
        this.clock = clock;
        this.address = new PublicAddress(config.publicUrl());
    }

    @PostConstruct
    void load() {
        refuseWhatProductionMustNotHave();
        var kept = backend.all();
        if (config.keys().createIfAbsent() && issuing(kept).isEmpty()) {
            createForDevelopment(kept);
            kept = backend.all();
        }
        var root = root(kept);
        var issuers = issuers(kept);
        newest(config.issuer(), issuers);
        var found = new Loaded(root, issuers, timeStampingKeys.choose(kept, issuers, () -> certifier(issuers)));
        loaded.set(found);
        publicFolder.publish(AuthorityName.ROOT, found.root().certificate().der());
        for (var issuer : found.issuers()) {
            publicFolder.publish(issuer.name(), issuer.certificate().der());
            LOG.infof(
                    "issuing CA ready name=%s keyId=%s notAfter=%s",
                    issuer.name(), issuer.id(), issuer.certificate().notAfter());
        }
        LOG.infof(
                "hierarchy ready rootKey=%s publicUrl=%s",
                found.root().signatory().isPresent() ? "here" : "offline", address.base());
    }

    public Root root() {
        return now().root();
    }

    /** All issuing CAs, oldest first: also those that issue no more. */
    public List<Issuer> issuers() {
        return now().issuers();
    }

    public Optional<Issuer> find(AuthorityId id) {
        return issuers().stream().filter(issuer -> issuer.id().equals(id)).findFirst();
    }

    /** @throws IllegalStateException where the key is of no CA of ours */
    public Issuer issuer(AuthorityId id) {
        return find(id).orElseThrow(() ->
                new IllegalStateException("certificates are on record of an issuing CA whose key is not here: " + id));
    }

    /** The CA that issues where nothing else is asked for. */
    public Issuer issuing() {
        return active(config.issuer());
    }

    /**
     * The newest generation of a line that is valid and admitted.
     *
     * @throws org.openmss.doors.ProblemException 503 {@code issuing-ca-not-admitted} where none is yet
     */
    public Issuer active(AuthorityName line) {
        return admitted(line, issuers())
                .orElseThrow(() -> Problem.of(
                                503,
                                "issuing-ca-not-admitted",
                                "The issuing CA may not issue yet",
                                "a ca-operator proposes it at POST /admin/authorities/{name}/admission, and another one approves")
                        .exception());
    }

    private Optional<Issuer> admitted(AuthorityName line, List<Issuer> issuers) {
        newest(line, issuers);
        return valid(line, issuers).reversed().stream()
                .filter(issuer -> admissions.isAdmitted(issuer.id()))
                .findFirst();
    }

    /** Who certifies a key of this service's own; users' certificates wait for an admission, this does not. */
    private Issuer certifier(List<Issuer> issuers) {
        return admitted(config.issuer(), issuers).orElseGet(() -> newest(config.issuer(), issuers));
    }

    /**
     * The newest generation of a line that is valid, whether it may issue yet or not.
     *
     * @throws IllegalStateException where there is none
     */
    public Issuer newest(AuthorityName line) {
        return newest(line, issuers());
    }

    private Issuer newest(AuthorityName line, List<Issuer> issuers) {
        var found = valid(line, issuers);
        if (found.isEmpty()) {
            throw new IllegalStateException("the CA has no valid '" + line + "' key in " + backend.description()
                    + "; restore it, or make one in a key ceremony");
        }
        return found.getLast();
    }

    private List<Issuer> valid(AuthorityName line, List<Issuer> issuers) {
        Instant now = clock.instant();
        return issuers.stream()
                .filter(issuer -> issuer.name().line().equals(line)
                        && issuer.certificate().isValidAt(now))
                .toList();
    }

    /** Whether an issuing CA issues. */
    public enum Standing {
        /** A later generation, if there is one, waits. */
        ISSUING,
        /** Two operators have to agree first, or its time has not come. */
        WAITING,
        /** A later generation issues. */
        REPLACED,
        ENDED
    }

    /** Told by its key: its responder is renewed now and then. */
    public Standing standing(Issuer issuer) {
        var ids =
                valid(issuer.name().line(), issuers()).stream().map(Issuer::id).toList();
        int place = ids.indexOf(issuer.id());
        if (place < 0) {
            boolean early = clock.instant().isBefore(issuer.certificate().notBefore());
            return early ? Standing.WAITING : Standing.ENDED;
        }
        if (ids.stream().skip(place + 1L).anyMatch(admissions::isAdmitted)) {
            return Standing.REPLACED;
        }
        return admissions.isAdmitted(issuer.id()) ? Standing.ISSUING : Standing.WAITING;
    }

    /**
     * The certificate of the root or of an issuing CA, by its name in addresses.
     *
     * @throws org.openmss.doors.ProblemException 404 {@code unknown-authority}
     */
    public AuthorityCertificate named(String name) {
        if (name.equals(AuthorityName.ROOT.value())) {
            return root().certificate();
        }
        return issuerNamed(name).certificate();
    }

    /** @throws org.openmss.doors.ProblemException 404 {@code unknown-authority} */
    public Issuer issuerNamed(String name) {
        return issuers().stream()
                .filter(issuer -> issuer.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                404,
                                "unknown-authority",
                                "There is no CA of this name",
                                "the names are root and those of the issuing CAs, as they stand in their certificates")
                        .exception());
    }

    /** The key that signs time-stamps today. */
    public Signatory timeStamping() {
        return now().timeStamping();
    }

    /** The CA that certified the time-stamping key. */
    public Issuer issuerOf(Signatory timeStamping) {
        return issuers().stream()
                .filter(issuer ->
                        issuer.certificate().der().equals(timeStamping.chain().getFirst()))
                .findFirst()
                .orElseThrow();
    }

    /** Takes or makes another time-stamping key where this one may sign no more, and nobody has done so yet. */
    public synchronized Signatory replaceTimeStamping(AuthorityId ended) {
        var before = now();
        if (!before.timeStamping().id().equals(ended)) {
            return before.timeStamping();
        }
        var next = timeStampingKeys.next(
                before.timeStamping(), backend.all(), before.issuers(), () -> certifier(before.issuers()));
        loaded.set(new Loaded(before.root(), before.issuers(), next));
        return next;
    }

    public PublicAddress address() {
        return address;
    }

    /** What signs today: the root, the newest generation of each line, every responder, and the time-stamping key. */
    List<CertificateInUse> inUse() {
        var found = new ArrayList<CertificateInUse>();
        found.add(new CertificateInUse(AuthorityName.ROOT, root().certificate()));
        for (var issuer : issuers()) {
            if (isNewest(issuer)) {
                found.add(new CertificateInUse(issuer.name(), issuer.certificate()));
            }
            found.add(new CertificateInUse(issuer.name(), issuer.responder().certificate()));
        }
        var timeStamping = timeStamping();
        found.add(new CertificateInUse(issuerOf(timeStamping).name(), timeStamping.certificate()));
        return found;
    }

    private boolean isNewest(Issuer issuer) {
        return issuers().stream()
                .filter(other -> other.name().line().equals(issuer.name().line()))
                .reduce((older, newer) -> newer)
                .filter(newest -> newest.id().equals(issuer.id()))
                .isPresent();
    }

    /** A responder certificate is short-lived instead of revocable; the next one is made before a third of its life is left. */
    @Scheduled(every = "1h", delayed = "1h")
    synchronized void renew() {
        var before = now();
        var issuers = before.issuers().stream().map(this::renewed).toList();
        loaded.set(new Loaded(
                before.root(),
                issuers,
                isFresh(before.timeStamping())
                        ? before.timeStamping()
                        : timeStampingKeys.choose(backend.all(), issuers, () -> certifier(issuers))));
    }

    private Issuer renewed(Issuer issuer) {
        if (isFresh(issuer.responder())) {
            return issuer;
        }
        var renewed = keyMaker.responder(issuer.name(), issuer.authority());
        LOG.infof(
                "responder certificate renewed issuer=%s notAfter=%s",
                issuer.name(), renewed.certificate().notAfter());
        return new Issuer(issuer.name(), issuer.authority(), renewed);
    }

    private boolean isFresh(Signatory signatory) {
        return signatory.certificate().isFreshAt(clock.instant());
    }

    private Loaded now() {
        var found = loaded.get();
        if (found == null) {
            throw new IllegalStateException("the hierarchy is not loaded yet");
        }
        return found;
    }

    private void refuseWhatProductionMustNotHave() {
        boolean development = config.keys().createIfAbsent();
        boolean production = !development && ConfigUtils.isProfileActive("prod");
        if (production && address.isInternal()) {
            throw new IllegalStateException("mss.ca.public-url is " + address.base()
                    + ", which relying parties outside cannot reach; it would stand in every certificate");
        }
        if (production
                && backend.kind() == KeyBackend.Kind.FILE
                && !config.keys().acceptFilesInProduction()) {
            throw new IllegalStateException("the CA's keys are in files; a production start takes them only with"
                    + " mss.ca.keys.accept-files-in-production=true");
        }
        if (config.responderLife().compareTo(LONGEST_RESPONDER_LIFE) > 0) {
            throw new IllegalStateException("mss.ca.responder-life is at most 90 days");
        }
        if (config.timeStamping().use().compareTo(LONGEST_TIME_STAMPING) > 0
                || config.timeStamping().use().compareTo(config.timeStamping().life()) > 0) {
            throw new IllegalStateException(
                    "mss.ca.time-stamping.use is at most two years, and no longer than mss.ca.time-stamping.life");
        }
    }

    private void createForDevelopment(List<Keeping> kept) {
        var root = kept.stream()
                .filter(one -> one.name().value().equals(AuthorityName.ROOT.value()))
                .findFirst()
                .map(keyMaker::signatory)
                .orElseGet(() -> keyMaker.root(KeyAlgorithm.P384));
        keyMaker.issuing(config.issuer(), KeyAlgorithm.P256, root);
    }

    private List<Keeping> issuing(List<Keeping> kept) {
        return kept.stream().filter(one -> use(one) == Use.ISSUING).toList();
    }

    /** The root stands at the end of every chain; its key may be here, or offline. */
    private Root root(List<Keeping> kept) {
        var roots = issuing(kept).stream()
                .map(one -> one.chain().getLast())
                .distinct()
                .toList();
        if (roots.isEmpty()) {
            throw new IllegalStateException(
                    "the CA has no issuing key in " + backend.description()
                            + "; make one in a key ceremony, or set mss.ca.keys.create-if-absent=true to make a development hierarchy");
        }
        if (roots.size() > 1) {
            throw new IllegalStateException(
                    "the issuing keys are of different hierarchies; one CA has one root: restore the keys that belong together");
        }
        var certificate = certificates.read(roots.getFirst());
        var signatory = kept.stream()
                .filter(one -> one.chain().getFirst().equals(certificate.der()))
                .findFirst()
                .map(keyMaker::signatory);
        return new Root(certificate, signatory);
    }

    private List<Issuer> issuers(List<Keeping> kept) {
        return issuing(kept).stream()
                .map(one -> issuer(one, kept))
                .sorted(Comparator.comparing(
                                (Issuer issuer) -> issuer.certificate().notBefore())
                        .thenComparing(issuer -> issuer.name().value()))
                .toList();
    }

    private Issuer issuer(Keeping key, List<Keeping> kept) {
        var name = new AuthorityName(key.name().value());
        var authority = keyMaker.signatory(key);
        var responder = kept.stream()
                .filter(one -> use(one) == Use.OCSP_RESPONDER
                        && one.chain().get(1).equals(key.chain().getFirst()))
                .map(keyMaker::signatory)
                .max(Comparator.comparing(one -> one.certificate().notAfter()))
                .filter(this::isFresh)
                .orElseGet(() -> keyMaker.responder(name, authority));
        return new Issuer(name, authority, responder);
    }

    private Use use(Keeping key) {
        return certificates.read(key.chain().getFirst()).use();
    }
}
