package org.openmss.ca.ceremony;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds key ceremonies in a folder of a test, as the command line does. */
public final class CeremonyRoom {
    private static final List<String> TWO_PEOPLE =
            List.of("--by", "Anna Jónsdóttir, security officer", "--by", "Björn Ólafsson, system administrator");
    private final Path folder;
    private final InstantSource clock;

    public CeremonyRoom(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** How it ended and what was printed. */
    public record Result(int status, String text) {}

    /** Two people, no question asked. @param to the folder that it leaves */
    public Result hold(Map<String, String> plan, String to, String... more) throws IOException {
        var arguments = new ArrayList<>(TWO_PEOPLE);
        arguments.add("--yes");
        arguments.addAll(List.of(more));
        return run(plan, to, "", arguments);
    }

    /** One step of a ceremony on two machines; two people, no question asked. */
    Result step(String step, Map<String, String> plan, String to, String... more) throws IOException {
        var arguments = new ArrayList<>(TWO_PEOPLE);
        arguments.add("--yes");
        arguments.addAll(List.of(more));
        return run(List.of(step), plan, to, "", arguments);
    }

    Result ask(Map<String, String> plan, String to, String answer) throws IOException {
        return run(plan, to, answer + "\n", TWO_PEOPLE);
    }

    Result run(Map<String, String> plan, String to, String answer, List<String> more) throws IOException {
        return run(List.of(), plan, to, answer, more);
    }

    private Result run(List<String> step, Map<String, String> plan, String to, String answer, List<String> more)
            throws IOException {
        var text = new StringBuilder();
        plan.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        Path file = Files.writeString(folder.resolve("plan.properties"), text.toString());
        var arguments = new ArrayList<>(step);
        arguments.addAll(
                List.of("--plan", file.toString(), "--to", folder.resolve(to).toString()));
        arguments.addAll(more);
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var chance = new SecureRandom();
        var command = new CeremonyCommand(new BufferedReader(new StringReader(answer)), out, clock, chance, chance);
        int status = command.run(arguments);
        return new Result(status, printed.toString(StandardCharsets.UTF_8));
    }
}
