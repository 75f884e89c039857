package io.papertape.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a file whole or not at all: to another one beside it, which takes its place at the end.
/// Whoever has the file open or copies it meanwhile has one or the other.
///
/// A process that is killed leaves the other one behind. It is locked while it is written, and a lock ends with its
/// process: whoever writes into the folder next removes those that nobody holds.
public final class WholeFile {

    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

    private static final String BEGIN = ".papertape-";
    private static final String END = ".tmp";

    /// What this process is writing.
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    private WholeFile() {}

    /// Writes a file. A link leads to the file that is replaced.
    ///
    /// @return what the writing returns
    /// @throws IOException if it cannot be written, or what the writing throws
    public static <T> T write(Path file, Writing<T> writing) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        abandoned(target.resolveSibling(""), true);
        Path beside = target.resolveSibling(BEGIN + UUID.randomUUID() + END);
        UNFINISHED.add(beside);
        try (FileChannel channel = create(beside)) {
            T result = writing.to(Channels.newOutputStream(channel));
            channel.force(true);
            replace(beside, target);
            return result;
        } finally {
            Files.deleteIfExists(beside);
            UNFINISHED.remove(beside);
        }
    }

    /// Removes what this process has not finished: it is about to end.
    public static void removeUnfinished() {
        for (Path beside : UNFINISHED) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException e) {
                LOG.debug("{} stays behind", beside, e);
            }
        }
    }

    /// Between its creation and its lock, a file may be taken for an abandoned one.
    private static FileChannel create(Path beside) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(channel);
            if (Files.exists(beside)) {
                return channel;
            }
            channel.close();
        }
    }

    /// Where a file system has no locks, nothing can be told of who has died, and nothing is removed.
    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            LOG.debug("no lock", e);
        }
    }

    /// Looks for what processes that were killed have left in a folder.
    ///
    /// @param remove whether it is removed
    /// @return how many files
    public static int abandoned(Path folder, boolean remove) {
        int count = 0;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
            for (Path file : left) {
                count += !UNFINISHED.contains(file) && isAbandoned(file, remove) ? 1 : 0;
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} cannot be searched", folder, e);
        }
        return count;
    }

    private static boolean isAbandoned(Path file, boolean remove) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && remove) {
                Files.deleteIfExists(file);
            }
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("{} stays behind", file, e);
            return false;
        }
    }

    private static void replace(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Writes what the file is to hold.
    @FunctionalInterface
    public interface Writing<T> {

        /// Writes it, without closing the stream.
        T to(OutputStream out) throws IOException;
    }
}
