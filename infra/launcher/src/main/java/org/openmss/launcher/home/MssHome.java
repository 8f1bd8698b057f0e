package org.openmss.launcher.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.openmss.launcher.Obstacle;

/** The folder {@code .mss}: data, secrets, logs, and who is at work in it. Only its owner may look inside. */
public final class MssHome {
    private static final long NEEDED_MEGABYTES = 300;
    private final Path folder;

    private MssHome(Path folder) {
        this.folder = folder;
    }

    /** The folder as it is, without making or changing anything. */
    public static MssHome at(Path folder) {
        return new MssHome(folder);
    }

    /** The folder, made if it is not there, readable to its owner alone, and with room on its disk. */
    public static MssHome prepared(Path folder) {
        var home = new MssHome(folder);
        for (var inside : new Path[] {folder, home.secrets(), home.trust(), home.logs(), home.data()}) {
            home.makePrivate(inside);
        }
        home.refuseFullDisk();
        return home;
    }

    public Path folder() {
        return folder;
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    /** Public keys and certificates that others trust. */
    public Path trust() {
        return folder.resolve("trust");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path meshFile() {
        return folder.resolve("mesh.json");
    }

    /** Takes the folder for this process, until the lock is closed or the process ends; empty if another launcher has it. */
    public Optional<FileLock> lock() {
        var file = folder.resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    public boolean exists() {
        return Files.exists(folder);
    }

    /** The process that runs the mesh, as it wrote down itself. Believe it only while {@link #lock} is held by somebody. */
    public Optional<ProcessHandle> launcher() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** True if the last launcher in this folder had no time to clean up. */
    public boolean wasLeftInHaste() {
        return Files.exists(pidFile());
    }

    /** Says who is at work here from now on; what a launcher that was killed said of its mesh is not true any more. */
    public void enter(ProcessHandle launcher) {
        delete(meshFile());
        write(pidFile(), Long.toString(launcher.pid()));
    }

    public void leave() {
        delete(meshFile());
        delete(pidFile());
    }

    /** Writes a file that only its owner may read, all of it or nothing of it. */
    public void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public void write(Path file, byte[] content) {
        try {
            var draft = Files.createTempFile(
                    file.getParent(),
                    ".draft",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    private Path pidFile() {
        return folder.resolve("launcher.pid");
    }

    private void makePrivate(Path inside) {
        try {
            Files.createDirectories(inside);
            if (!Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS)) {
                throw new Obstacle(
                        inside
                                + " must be a folder of its own, not a link: remove it, or choose another folder with MSS_HOME.");
            }
            Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw Obstacle.of(inside, e);
        }
    }

    private void refuseFullDisk() {
        try {
            var megabytes = Files.getFileStore(folder).getUsableSpace() / 1_000_000;
            if (megabytes < NEEDED_MEGABYTES) {
                throw new Obstacle(
                        "The disk that holds " + folder + " has " + megabytes + " MB left, and the mesh needs "
                                + NEEDED_MEGABYTES + " MB: free some space, or choose another folder with MSS_HOME.");
            }
        } catch (IOException e) {
            throw Obstacle.of(folder, e);
        }
    }
}
