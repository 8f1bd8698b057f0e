package org.openmss.launcher.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.demo.Cast;
import org.openmss.launcher.demo.Evidence;
import org.openmss.launcher.demo.Storybook;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.mesh.Mesh;
import org.openmss.launcher.mesh.MeshFile;
import org.openmss.launcher.mesh.Progress;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.mesh.Subscriber;

/** {@code ./mss demo}: the story, in the mesh that runs, or in one that is started for it and stopped after it. */
public final class Demo {
    private final Settings settings;
    private final PrintStream out;
    private final InstantSource clock;

    public Demo(Settings settings, PrintStream out, InstantSource clock) {
        this.settings = settings;
        this.out = out;
        this.clock = clock;
    }

    public int run() {
        var home = MssHome.prepared(settings.home());
        var free = home.lock();
        if (free.isPresent()) {
            Down.release(free.get());
            return inOwnMesh(home);
        }
        if (!Files.exists(home.meshFile())) {
            throw new Obstacle(
                    "The mesh in " + home.folder() + " is still starting or already stopping: try again in a moment.");
        }
        out.println("Using the mesh that runs in " + home.folder() + ".");
        return tell(home, MeshFile.read(home));
    }

    private int inOwnMesh(MssHome home) {
        var progress = new Progress(out);
        progress.say("Starting a mesh in " + home.folder() + " for the demonstration");
        try (var mesh = new Mesh(settings, progress, clock).stoppedWithThisProcess()) {
            var file = mesh.start();
            progress.say(String.format(
                    "The mesh is ready after %.1f s.", progress.elapsed().toMillis() / 1000.0));
            return tell(home, file);
        }
    }

    private int tell(MssHome home, MeshFile mesh) {
        var book = new Storybook(out, settings.nothingMayBeSkipped());
        var evidence = new Evidence(home.folder().resolve("demo"));
        var story = new Cast(mesh, new Tokens(home, clock), new SecureRandom()).story(book, evidence);
        story.tell();
        story.whoCanSign()
                .forEach(person -> MeshFile.add(
                        new Subscriber(person.msisdn(), Service.OPERATOR_A, List.of("authentication", "signature")),
                        home));
        out.printf("%nSignatures, certificates and the PDF lie in %s.%n", evidence.folder());
        return book.end();
    }
}
