package org.openmss.launcher.mesh;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.Settings;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.MssHome;
import org.openmss.launcher.home.Pem;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.web.Web;

/** All parts of the system on this machine, from their start to their end. Whatever way this process ends, the parts end too. */
public final class Mesh implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_FADING = Duration.ofSeconds(15);

    private final Settings settings;
    private final Progress progress;
    private final MssHome home;
    private final DevelopmentPki pki;
    private final DevelopmentSecrets secrets;
    private final ServiceSettings serviceSettings;
    private final Tokens tokens;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Processes processes;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable FileLock lock;
    private volatile @Nullable Postgres postgres;

    public Mesh(Settings settings, Progress progress, InstantSource clock) {
        this.settings = settings;
        this.progress = progress;
        this.home = MssHome.prepared(settings.home());
        this.processes = new Processes(settings, home, progress);
        this.pki = new DevelopmentPki(home, clock);
        this.secrets = new DevelopmentSecrets(home);
        this.tokens = new Tokens(home, clock);
        this.serviceSettings = new ServiceSettings(home, settings.ports(), secrets, pki, tokens);
    }

    /** Starts everything that can start at the same time at the same time, and returns when all of it can serve. */
    public MeshFile start() {
        try {
            return startAll();
        } catch (Obstacle obstacle) {
            throw ending.get() ? new Obstacle("The mesh was stopped while it was starting.", obstacle) : obstacle;
        }
    }

    private MeshFile startAll() {
        lock = home.lock().orElseThrow(this::alreadyRunning);
        settings.ports().awaitFree(home.wasLeftInHaste() ? LONGEST_FADING : Duration.ZERO);
        processes.refuseUnbuilt();
        home.enter(ProcessHandle.current());
        // The one slow key, needed by two services: made while the database starts.
        var activationKey = begin(serviceSettings::makeActivationKey);
        startPostgres();

        var web = Web.trusting(pki.trustAnchor());
        var register = new ProviderRegister(secrets, pki, tokens, web);
        var root = serviceSettings.usersRoot();

        var authority = begin(() -> start(Service.CERTIFICATE_AUTHORITY));
        var trusted = authority.thenRunAsync(() -> fetchUsersRoot(web, root), threads);
        var registration = activationKey.thenRunAsync(() -> start(Service.REGISTRATION_AUTHORITY), threads);
        var handset = activationKey.thenRunAsync(() -> start(Service.HANDSET_SIMULATOR), threads);
        // The first start of all has to wait for what later ones find in the folder.
        var gateway =
                (Files.exists(root) ? begin(() -> {}) : trusted).thenRunAsync(() -> start(Service.OPERATOR_A), threads);
        var providers = register.known()
                .map(CompletableFuture::completedFuture)
                .orElseGet(() ->
                        gateway.thenApplyAsync(ready -> register.makeMissing(https(Service.OPERATOR_A)), threads));
        var sample = providers.thenAcceptAsync(
                known -> processes.start(Service.AP_SAMPLE, serviceSettings.ofSample(sampleOf(known))), threads);
        awaitAll(List.of(trusted, registration, handset, gateway, providers, sample));

        var file = MeshFile.of(settings.ports(), providers.join(), pki.trustAnchor(), root);
        file.write(home);
        return file;
    }

    /** Watches over the mesh; returns when it is being stopped, and finds an obstacle where a part has ended by itself. */
    public void watch() throws InterruptedException {
        while (!ending.get()) {
            var dead = processes.dead();
            if (dead.isPresent() && !ending.get()) {
                throw dead.get().death();
            }
            var database = postgres;
            if (database != null && database.hasEnded() && !ending.get()) {
                throw new Obstacle("PostgreSQL ended by itself" + LogFile.explanation(home.log("postgresql")));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Ends one service in the middle of whatever it does, for tests of what the others make of it. */
    public void kill(Service service) {
        processes.kill(service);
    }

    /** Starts a service again after {@link #kill}. */
    public void restart(Service service) {
        if (service == Service.AP_SAMPLE) {
            processes.start(
                    service,
                    serviceSettings.ofSample(sampleOf(MeshFile.read(home).aps())));
        } else {
            start(service);
        }
    }

    public boolean runs(Service service) {
        return processes.runs(service);
    }

    public Tokens tokens() {
        return tokens;
    }

    /** Stops all parts, the database last, so that each can finish what it does. */
    @Override
    public void close() {
        if (ending.getAndSet(true)) {
            return;
        }
        processes.stopAll();
        var database = postgres;
        if (database != null) {
            database.close();
        }
        var held = lock;
        if (held != null) {
            home.leave();
            try {
                held.channel().close();
            } catch (IOException e) {
                throw Obstacle.of(home.folder(), e);
            }
        }
    }

    /** However this process is told to end, the mesh is stopped first. */
    public Mesh stoppedWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::close));
        return this;
    }

    private Obstacle alreadyRunning() {
        var who = home.launcher()
                .map(process -> " (process " + process.pid() + ")")
                .orElse("");
        return new Obstacle("A mesh is already running in " + home.folder() + who
                + ": ./mss down stops it; MSS_HOME names another folder for a second one.");
    }

    private void startPostgres() {
        var started = Postgres.start(home, secrets, settings.ports().postgres());
        postgres = started;
        if (ending.get()) {
            started.close();
        }
        progress.ready("PostgreSQL");
    }

    private void start(Service service) {
        processes.start(service, serviceSettings.of(service));
    }

    private void fetchUsersRoot(Web web, Path root) {
        try {
            var certificate = Pem.certificate(web.bytes(
                    "http://localhost:" + settings.ports().http(Service.CERTIFICATE_AUTHORITY) + "/ca/root.cer"));
            home.write(root, Pem.of(certificate));
        } catch (GeneralSecurityException e) {
            throw new Obstacle(
                    "The certificate authority's root certificate is not readable: see "
                            + home.log(Service.CERTIFICATE_AUTHORITY.title()),
                    e);
        }
    }

    private static ApplicationProvider sampleOf(List<ApplicationProvider> known) {
        return known.stream()
                .filter(ap -> ap.apId().equals(Service.AP_SAMPLE.title()))
                .findFirst()
                .orElseThrow();
    }

    private String https(Service service) {
        return "https://localhost:" + settings.ports().https(service);
    }

    private CompletableFuture<Void> begin(Runnable step) {
        return CompletableFuture.runAsync(step, threads);
    }

    /** Waits for all of them, but not a moment longer than it takes the first one to fail. */
    private static void awaitAll(List<? extends CompletableFuture<?>> steps) {
        var all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
        steps.forEach(step -> step.whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
