package org.openmss.ca.ceremony;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openmss.ca.ceremony.domain.StepRecord.Held;
import org.openmss.ca.ceremony.pkix.RecordSigner;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.kernel.Bytes;

/** A ceremony on two machines, step by step: the same questions to the people, and a record of each step. */
final class StepCommand {
    private final Console console;
    private final PlanFile file;
    private final Arguments given;
    private final CertificateFactory certificates;
    private final RecordSigner recordSigner;
    private final Function<HierarchyConfig.Keys, KeyBackend> devices;
    private final InstantSource clock;

    StepCommand(
            Console console,
            PlanFile file,
            Arguments given,
            CertificateFactory certificates,
            RecordSigner recordSigner,
            Function<HierarchyConfig.Keys, KeyBackend> devices,
            InstantSource clock) {
        this.console = console;
        this.file = file;
        this.given = given;
        this.certificates = certificates;
        this.recordSigner = recordSigner;
        this.devices = devices;
        this.clock = clock;
    }

    int request() throws IOException {
        var device = devices.apply(file.settings().keys());
        var step = new RequestCertificates(file.settings(), device, certificates);
        step.check(file.plan());
        var will = new ArrayList<String>();
        file.plan()
                .authorities()
                .forEach((name, algorithm) ->
                        will.add("make a key for the issuing CA " + name + ", " + algorithm.wireName() + ", in "
                                + device.description() + ", and a request for its certificate"));
        var folder = CeremonyFolder.create(given.folder());
        if (isRefused(will, folder)) {
            return CeremonyCommand.NOBODY_SAID_YES;
        }
        Instant startedAt = clock.instant();
        var made = making(() -> step.make(file.plan()), folder, device);
        var record = step.record(made, held(startedAt));
        Bytes protocol = folder.writeRecord(record);
        for (var waiting : made) {
            folder.writeRequest(waiting.name().value(), step.request(waiting, protocol.sha256()));
        }
        record.requested()
                .forEach(key -> console.say("made " + key.name() + "  " + key.algorithm() + "  key "
                        + key.keyIdentifier() + "  public key SHA-256 " + key.publicKeySha256()));
        console.say("Carry " + given.folder() + " to the root, and what each person writes down now, on paper: "
                + "--protocol-sha256 " + protocol.sha256().toHex());
        return 0;
    }

    int certify() throws IOException {
        var device = devices.apply(file.rootKeys());
        var carried = CarriedFolder.open(given.carried().orElseThrow());
        var step = new CertifyRequests(file.settings(), device, certificates, clock);
        var requests = step.read(file.plan(), carried);
        var will = new ArrayList<String>();
        will.add(file.plan()
                .root()
                .map(algorithm -> "make the root, " + algorithm.wireName() + ", in " + device.description())
                .orElse("use the root in " + device.description()));
        requests.forEach((name, request) -> will.add("certify the issuing CA " + name + ", "
                + request.algorithm().wireName() + ", public key SHA-256 "
                + request.publicKey().sha256().toHex()));
        will.add("have the root sign a CRL that is good for "
                + file.plan().rootCrlLife().toDays() + " days");
        var folder = CeremonyFolder.create(given.folder());
        if (isRefused(will, folder)) {
            return CeremonyCommand.NOBODY_SAID_YES;
        }
        Instant startedAt = clock.instant();
        var outcome = making(() -> step.certify(file.plan(), requests), folder, device);
        var record = step.record(file.plan(), requests, carried.protocol(), outcome, held(startedAt));
        Bytes protocol = folder.writeRecord(record);
        folder.writeCrl(outcome.rootCrl());
        folder.writeCertificate(
                AuthorityName.ROOT.value(), outcome.root().certificate().der());
        for (var certificate : outcome.certificates().entrySet()) {
            folder.writeCertificate(certificate.getKey().value(), certificate.getValue());
        }
        record.made()
                .forEach(key -> console.say("made " + key.name() + "  " + key.algorithm() + "  key "
                        + key.keyIdentifier() + "  certificate SHA-256 " + key.certificateSha256()));
        console.say("Carry " + given.folder() + " back, and what each person writes down now, on paper: "
                + "--protocol-sha256 " + protocol.sha256().toHex());
        return 0;
    }

    int take() throws IOException {
        var device = devices.apply(file.settings().keys());
        var carried = CarriedFolder.open(given.carried().orElseThrow());
        var step = new TakeCertificates(file.settings(), device, certificates);
        var fitting = step.read(file.plan(), carried);
        var will = new ArrayList<String>();
        fitting.waiting()
                .forEach((name, one) -> will.add("give the issuing CA " + name + " in " + device.description()
                        + " its certificate, SHA-256 "
                        + one.certificate().sha256().toHex()
                        + ", and make its OCSP responder"));
        var folder = CeremonyFolder.create(given.folder());
        if (isRefused(will, folder)) {
            return CeremonyCommand.NOBODY_SAID_YES;
        }
        Instant startedAt = clock.instant();
        var made = making(() -> step.take(fitting), folder, device);
        Bytes protocol = folder.writeRecord(step.record(fitting, carried.protocol(), made, held(startedAt)));
        var issuing = made.values().iterator().next();
        folder.writeSignature(recordSigner.sign(protocol, issuing, clock.instant()));
        folder.writeCertification(carried.protocol(), recordSigner.sign(carried.protocol(), issuing, clock.instant()));
        folder.writeCertificate(AuthorityName.ROOT.value(), fitting.root().der());
        for (var one : made.entrySet()) {
            folder.writeCertificate(one.getKey(), one.getValue().certificate().der());
            console.say("made " + one.getKey() + "  certificate SHA-256 "
                    + one.getValue().certificate().der().sha256().toHex());
        }
        console.say("The signed records and the certificates are in " + given.folder()
                + ". Each person writes down the record's SHA-256: "
                + protocol.sha256().toHex());
        return 0;
    }

    private boolean isRefused(List<String> will, CeremonyFolder folder) throws IOException {
        console.say("Key ceremony at " + clock.instant() + ", by");
        given.participants().people().forEach(person -> console.say("  " + person.name() + ", " + person.role()));
        console.say("For " + file.settings().organization().name() + ", reached at "
                + file.settings().publicUrl() + ", it will");
        will.forEach(line -> console.say("  " + line));
        if (given.yes() || console.isConfirmed()) {
            return false;
        }
        folder.forget();
        console.say("Nothing was made.");
        return true;
    }

    private <T> T making(Supplier<T> making, CeremonyFolder folder, KeyBackend device) throws IOException {
        try {
            return making.get();
        } catch (RuntimeException stopped) {
            folder.forget();
            console.say("The ceremony stopped half-way: " + Told.holdings(device));
            throw stopped;
        }
    }

    private Held held(Instant startedAt) {
        return new Held(
                CeremonyCommand.program(),
                Runtime.version().toString(),
                startedAt,
                clock.instant(),
                given.participants().people());
    }
}
