package io.papertape.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of an H2 database that this process has made, and the folders that it has made for it. Where
/// nothing came of the command, they do not stay behind. Not safe for use by several threads.
public final class NewBooks {

    private static final Logger LOG = LoggerFactory.getLogger(NewBooks.class);

    private @Nullable Path file;
    private final List<Path> folders = new ArrayList<>();

    /// Tells that a file is about to be made, unless it is there.
    ///
    /// @return whether it will be made
    boolean expect(Path made) {
        if (Files.exists(made)) {
            return false;
        }
        file = made;
        for (Path folder = made.toAbsolutePath().getParent();
                folder != null && !Files.exists(folder);
                folder = folder.getParent()) {
            folders.add(folder);
        }
        return true;
    }

    /// Tells that the file is somebody else's after all.
    void forget() {
        file = null;
        folders.clear();
    }

    /// Removes what was made, once the database is closed.
    public void discard() {
        try {
            if (file != null) {
                discard(file);
            }
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("{} is in use", e.getFile());
        } catch (IOException e) {
            LOG.debug("{} stays behind", file, e);
        }
        forget();
    }

    /// Under the lock that H2 takes: whoever has opened the file meanwhile keeps it.
    private static void discard(Path made) throws IOException {
        if (!Files.exists(made)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("it is in use");
            }
            Files.delete(made);
        }
    }
}
