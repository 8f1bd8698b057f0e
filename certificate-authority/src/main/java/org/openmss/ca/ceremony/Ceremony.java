package org.openmss.ca.ceremony;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openmss.ca.ceremony.domain.CeremonyRecord;
import org.openmss.ca.ceremony.domain.CeremonyRecord.RootCrl;
import org.openmss.ca.ceremony.domain.Participants;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.ceremony.pkix.RecordSigner;
import org.openmss.ca.ceremony.pkix.RootCrls;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.KeyMaker;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/** Makes what the plan says and nothing over what is there, has the root sign its CRL, and tells what was made. */
final class Ceremony {
    private final HierarchyConfig config;
    private final KeyBackend rootDevice;
    private final RootPlace rootPlace;
    private final KeyBackend issuingDevice;
    private final CertificateFactory certificates;
    private final RecordSigner recordSigner;
    private final InstantSource clock;

    /** Everything a ceremony leaves outside the devices. */
    record Outcome(CeremonyRecord record, Bytes rootCrl, Map<String, Bytes> certificates, Signatory recordIssuer) {}

    Ceremony(
            HierarchyConfig config,
            KeyBackend rootDevice,
            KeyBackend issuingDevice,
            CertificateFactory certificates,
            RecordSigner recordSigner,
            InstantSource clock) {
        this.config = config;
        this.rootDevice = rootDevice;
        this.rootPlace = new RootPlace(rootDevice, certificates);
        this.issuingDevice = issuingDevice;
        this.certificates = certificates;
        this.recordSigner = recordSigner;
        this.clock = clock;
    }

    /** @throws IllegalStateException where the plan does not fit what the devices hold; nothing is made then */
    void check(Plan plan) {
        plan.authorities().keySet().forEach(certificates::requireFits);
        rootPlace.check(plan);
        var kept = issuingDevice.all();
        for (var name : plan.authorities().keySet()) {
            if (kept.stream().anyMatch(one -> one.name().value().equals(name.value()))) {
                throw new IllegalStateException(issuingDevice.description() + " has a key named '" + name
                        + "' already; the next generation of this CA is named like "
                        + name.line() + "-g2");
            }
        }
        var issuing = kept.stream().filter(one -> use(one) == Use.ISSUING).toList();
        if (plan.root().isPresent() && !issuing.isEmpty()) {
            throw new IllegalStateException(issuingDevice.description()
                    + " has issuing CAs of another root; a new hierarchy needs a place of its own");
        }
        boolean foreign = plan.root().isEmpty()
                && issuing.stream()
                        .anyMatch(one -> !one.chain()
                                .getLast()
                                .equals(rootPlace.kept().orElseThrow().chain().getFirst()));
        if (foreign) {
            throw new IllegalStateException(
                    issuingDevice.description() + " has issuing CAs of another root than " + rootDevice.description());
        }
        if (makesTimeStampingKeyAlone(plan) && newestOfTheIssuingLine().isEmpty()) {
            throw new IllegalStateException("mss.ceremony.time-stamping: no valid CA of the line '" + config.issuer()
                    + "' is in " + issuingDevice.description() + " to certify the key");
        }
        if (plan.authorities().isEmpty() && issuing.isEmpty()) {
            throw new IllegalStateException("the plan names no CA, and " + issuingDevice.description()
                    + " has none; name one, like mss.ceremony.authorities.issuing=P-256");
        }
    }

    /** With a CA of this line a time-stamping key is made under it. */
    boolean isOfTheIssuingLine(AuthorityName name) {
        return name.line().equals(config.issuer());
    }

    /** Under the newest CA of the line, which is there already. */
    boolean makesTimeStampingKeyAlone(Plan plan) {
        return plan.timeStamping() && plan.authorities().keySet().stream().noneMatch(this::isOfTheIssuingLine);
    }

    private Optional<Keeping> newestOfTheIssuingLine() {
        return issuingDevice.all().stream()
                .filter(one -> use(one) == Use.ISSUING
                        && isOfTheIssuingLine(new AuthorityName(one.name().value())))
                .max(Comparator.comparing(
                        one -> certificates.read(one.chain().getFirst()).notBefore()))
                .filter(one -> certificates.read(one.chain().getFirst()).isValidAt(clock.instant()));
    }

    Outcome hold(Plan plan, Participants participants, String program) {
        check(plan);
        Instant startedAt = clock.instant();
        var made = new LinkedHashMap<String, Signatory>();
        var root = rootPlace.signatory(plan);
        if (plan.root().isPresent()) {
            made.put(AuthorityName.ROOT.value(), root);
        }
        var maker = new KeyMaker(issuingDevice, certificates);
        var issuing = new ArrayList<Signatory>();
        plan.authorities().forEach((name, algorithm) -> {
            var authority = maker.issuing(name, algorithm, root);
            issuing.add(authority);
            made.put(name.value(), authority);
            made.put(name + "-ocsp", maker.responder(name, authority));
            if (isOfTheIssuingLine(name)) {
                made.put(name + "-tsa", maker.timeStamping(name, authority));
            }
        });
        if (makesTimeStampingKeyAlone(plan)) {
            var authority = newestOfTheIssuingLine().orElseThrow();
            var name = new AuthorityName(authority.name().value());
            made.put(name + "-tsa", maker.timeStamping(name, maker.signatory(authority)));
        }
        Instant thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var crl = RootCrls.issue(root, thisUpdate, plan.rootCrlLife());
        var record = new CeremonyRecord(
                "Key ceremony of an OpenMSS certificate authority",
                program,
                Runtime.version().toString(),
                startedAt,
                clock.instant(),
                participants.people(),
                rootDevice.description(),
                issuingDevice.description(),
                config.publicUrl().toString(),
                config.organization().name(),
                new RootCrl(
                        thisUpdate.getEpochSecond(),
                        thisUpdate,
                        thisUpdate.plus(plan.rootCrlLife()),
                        crl.sha256().toHex()),
                made.entrySet().stream()
                        .map(one -> Told.of(
                                one.getKey(),
                                one.getValue().certificate(),
                                one.getValue().key().algorithm()))
                        .toList());
        var ders = new LinkedHashMap<String, Bytes>();
        ders.put(AuthorityName.ROOT.value(), root.certificate().der());
        made.forEach((name, signatory) -> ders.put(name, signatory.certificate().der()));
        return new Outcome(record, crl, ders, issuing.isEmpty() ? existingIssuing() : issuing.getFirst());
    }

    /** For people, where a ceremony has stopped half-way. */
    String holdings() {
        return Told.holdings(rootDevice, issuingDevice);
    }

    Bytes signed(Bytes record, Outcome outcome) {
        return recordSigner.sign(record, outcome.recordIssuer(), clock.instant());
    }

    private Signatory existingIssuing() {
        var maker = new KeyMaker(issuingDevice, certificates);
        return issuingDevice.all().stream()
                .filter(one -> use(one) == Use.ISSUING)
                .map(maker::signatory)
                .filter(one -> one.certificate().isValidAt(clock.instant()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no issuing CA in " + issuingDevice.description()
                        + " is valid, so none can certify the record's key"));
    }

    private Use use(Keeping key) {
        return certificates.read(key.chain().getFirst()).use();
    }
}
