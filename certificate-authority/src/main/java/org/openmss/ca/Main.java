package org.openmss.ca;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openmss.ca.ceremony.CeremonyCommand;
import org.openmss.ca.hierarchy.file.KeyRandomness;
import org.openmss.doors.TimeAndChance;

/** The service; or, where the first argument is {@code ceremony}, a key ceremony without database and doors. */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("ceremony")) {
            var time = new TimeAndChance();
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var command =
                    new CeremonyCommand(in, System.out, time.clock(), new KeyRandomness().chance(), time.chance());
            System.exit(command.run(Arrays.asList(arguments).subList(1, arguments.length)));
        }
        Quarkus.run(arguments);
    }
}
