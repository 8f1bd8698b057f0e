package org.openmss.ca.ceremony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.openmss.ca.ceremony.domain.Participants;
import org.openmss.ca.ceremony.pkix.RecordSigner;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.CertificateFactory;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.file.Pkcs12KeyFiles;
import org.openmss.ca.hierarchy.pkcs11.Pkcs11Keys;
import org.openmss.ca.hierarchy.pkix.X509CertificateFactory;

/**
 * {@code ceremony [request|certify|take] --plan FILE --to FOLDER --by "NAME, ROLE" --by "NAME, ROLE"}: shows, asks, makes, and leaves a
 * record.
 */
public final class CeremonyCommand {
    static final int NOBODY_SAID_YES = 3;
    private static final String USAGE = """
            usage: ceremony [request | certify | take] --plan FILE --to FOLDER --by "NAME, ROLE" --by "NAME, ROLE" [--yes] [--experimental]

              without a step  everything on this machine
              request         make issuing keys here, and requests for the root
              certify         have the root here certify the requests of --from
              take            give the keys here the certificates of --from

              --plan          a properties file: mss.ca.* as the service has it, and mss.ceremony.*
              --to            a new folder for what is made and its record
              --by            who takes part: at least two people in trusted roles
              --from          certify and take: the folder that the other machine made
              --protocol-sha256  certify and take: the hash of its record, as people wrote it down there
              --yes           do not ask
              --experimental  allow an ML-DSA root
            """;

    private final Console console;
    private final PrintStream out;
    private final InstantSource clock;
    private final SecureRandom keyChance;
    private final RandomGenerator chance;

    public CeremonyCommand(
            BufferedReader in, PrintStream out, InstantSource clock, SecureRandom keyChance, RandomGenerator chance) {
        this.console = new Console(in, out);
        this.out = out;
        this.clock = clock;
        this.keyChance = keyChance;
        this.chance = chance;
    }

    /** @return 0 where all was made, 1 where the plan or a device refused, 2 where the arguments are wrong, 3 where nobody said yes */
    public int run(List<String> arguments) {
        Arguments given;
        try {
            given = Arguments.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println("ceremony: " + wrong.getMessage());
            out.print(USAGE);
            return 2;
        }
        try {
            return perform(given);
        } catch (RuntimeException | IOException refused) {
            out.println("ceremony: " + refused.getMessage());
            for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
                out.println("  because " + cause.getMessage());
            }
            return 1;
        }
    }

    private int perform(Arguments given) throws IOException {
        var file = PlanFile.read(given.plan());
        file.plan().refuseExperiments(given.experimental());
        var certificates = new X509CertificateFactory(file.settings(), clock, chance);
        var steps = new StepCommand(
                console, file, given, certificates, new RecordSigner(certificates, keyChance), this::backend, clock);
        return switch (given.step()) {
            case WHOLE -> hold(file, given, certificates);
            case REQUEST -> steps.request();
            case CERTIFY -> steps.certify();
            case TAKE -> steps.take();
        };
    }

    private int hold(PlanFile file, Arguments given, CertificateFactory certificates) throws IOException {
        var issuingDevice = backend(file.settings().keys());
        var rootDevice = file.rootKeys().equals(file.settings().keys()) ? issuingDevice : backend(file.rootKeys());
        var ceremony = new Ceremony(
                file.settings(),
                rootDevice,
                issuingDevice,
                certificates,
                new RecordSigner(certificates, keyChance),
                clock);
        ceremony.check(file.plan());
        var folder = CeremonyFolder.create(given.folder());
        show(file, ceremony, rootDevice, issuingDevice, given.participants());
        if (!given.yes() && !console.isConfirmed()) {
            folder.forget();
            out.println("Nothing was made.");
            return NOBODY_SAID_YES;
        }
        var outcome = outcome(ceremony, file, given, folder);
        var record = folder.write(outcome);
        folder.writeSignature(ceremony.signed(record, outcome));
        outcome.record()
                .made()
                .forEach(key -> out.printf(
                        "made %s  %s  key %s  certificate SHA-256 %s%n",
                        key.name(), key.algorithm(), key.keyIdentifier(), key.certificateSha256()));
        out.println("The signed record, the certificates and the root's CRL are in " + given.folder()
                + ". Compare the record's SHA-256 with what each person wrote down: "
                + record.sha256().toHex());
        return 0;
    }

    private Ceremony.Outcome outcome(Ceremony ceremony, PlanFile file, Arguments given, CeremonyFolder folder)
            throws IOException {
        try {
            return ceremony.hold(file.plan(), given.participants(), program());
        } catch (RuntimeException stopped) {
            folder.forget();
            out.println("The ceremony stopped half-way: " + ceremony.holdings());
            throw stopped;
        }
    }

    private KeyBackend backend(HierarchyConfig.Keys keys) {
        return switch (keys.backend()) {
            case FILE -> new Pkcs12KeyFiles(keys, keyChance);
            case PKCS11 -> new Pkcs11Keys(keys, keyChance);
        };
    }

    private void show(
            PlanFile file,
            Ceremony ceremony,
            KeyBackend rootDevice,
            KeyBackend issuingDevice,
            Participants participants) {
        out.println("Key ceremony at " + clock.instant() + ", by");
        participants.people().forEach(person -> out.println("  " + person.name() + ", " + person.role()));
        out.println("For " + file.settings().organization().name() + ", reached at "
                + file.settings().publicUrl() + ", it will");
        out.println(file.plan()
                .root()
                .map(algorithm -> "  make the root, " + algorithm.wireName() + ", in " + rootDevice.description())
                .orElse("  use the root in " + rootDevice.description()));
        file.plan()
                .authorities()
                .forEach((name, algorithm) -> out.println("  make the issuing CA " + name + ", " + algorithm.wireName()
                        + (ceremony.isOfTheIssuingLine(name)
                                ? ", its OCSP responder and a time-stamping key"
                                : ", and its OCSP responder")
                        + " in " + issuingDevice.description()));
        if (ceremony.makesTimeStampingKeyAlone(file.plan())) {
            out.println("  make a time-stamping key under the newest CA of the line "
                    + file.settings().issuer() + " in " + issuingDevice.description());
        }
        out.println("  have the root sign a CRL that is good for "
                + file.plan().rootCrlLife().toDays() + " days");
    }

    static String program() {
        return Optional.ofNullable(CeremonyCommand.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
    }
}
