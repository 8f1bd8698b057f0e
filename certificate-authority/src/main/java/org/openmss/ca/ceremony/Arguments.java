package org.openmss.ca.ceremony;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openmss.ca.ceremony.domain.Participant;
import org.openmss.ca.ceremony.domain.Participants;
import org.openmss.kernel.Bytes;

/**
 * What stands on the command line.
 *
 * @param carried what comes from the other machine, for the steps that take something
 */
record Arguments(
        Step step,
        Path plan,
        Path folder,
        Participants participants,
        boolean yes,
        boolean experimental,
        Optional<Carried> carried) {
    private static final String SHA256 = "[0-9a-f]{64}";

    /** What of a ceremony is held here. */
    enum Step {
        /** All on one machine. */
        WHOLE,
        /** The issuing machine makes keys and asks for their certificates. */
        REQUEST,
        /** The root's machine makes them. */
        CERTIFY,
        /** The issuing machine takes them. */
        TAKE;

        boolean takesWhatWasCarried() {
            return this == CERTIFY || this == TAKE;
        }

        private static Optional<Step> named(String word) {
            return List.of(REQUEST, CERTIFY, TAKE).stream()
                    .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    /** @param protocolSha256 what people wrote down at the other machine */
    record Carried(Path folder, Bytes protocolSha256) {}

    /** @throws IllegalArgumentException says which option is wrong or missing */
    static Arguments parse(List<String> arguments) {
        var named = arguments.stream().findFirst().flatMap(Step::named);
        var step = named.orElse(Step.WHOLE);
        var plan = Optional.<Path>empty();
        var folder = Optional.<Path>empty();
        var from = Optional.<Path>empty();
        var protocol = Optional.<String>empty();
        var people = new ArrayList<Participant>();
        boolean yes = false;
        boolean experimental = false;
        var rest =
                arguments.subList(named.isPresent() ? 1 : 0, arguments.size()).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--yes" -> yes = true;
                case "--experimental" -> experimental = true;
                case "--plan", "--to", "--by", "--from", "--protocol-sha256" -> {
                    if (!rest.hasNext()) {
                        throw new IllegalArgumentException(option + " needs a value");
                    }
                    String value = rest.next();
                    switch (option) {
                        case "--plan" -> plan = Optional.of(Path.of(value));
                        case "--to" -> folder = Optional.of(Path.of(value));
                        case "--from" -> from = Optional.of(Path.of(value));
                        case "--protocol-sha256" -> protocol = Optional.of(value);
                        default -> people.add(Participant.of(value));
                    }
                }
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new Arguments(
                step,
                plan.orElseThrow(() -> missing("--plan")),
                folder.orElseThrow(() -> missing("--to")),
                new Participants(people),
                yes,
                experimental,
                carried(step, from, protocol));
    }

    private static Optional<Carried> carried(Step step, Optional<Path> from, Optional<String> protocol) {
        if (!step.takesWhatWasCarried()) {
            if (from.isPresent() || protocol.isPresent()) {
                throw new IllegalArgumentException(
                        "--from and --protocol-sha256 are options of certify and take alone");
            }
            return Optional.empty();
        }
        String hash = protocol.orElseThrow(() -> missing("--protocol-sha256"));
        if (!hash.matches(SHA256)) {
            throw new IllegalArgumentException(
                    "--protocol-sha256 is the 64 hex digits that the other machine showed and people wrote down");
        }
        return Optional.of(new Carried(
                from.orElseThrow(() -> missing("--from")),
                Bytes.of(HexFormat.of().parseHex(hash))));
    }

    private static IllegalArgumentException missing(String option) {
        return new IllegalArgumentException(option + " is missing");
    }
}
