package io.papertape.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2 that keeps what a file holds after each write: a kill leaves one of these behind. H2 makes
/// instances of it, so that what is kept is the class's.
public final class KeptWrites extends FilePathWrapper {

    private static final String SCHEME = "kept";

    private static final List<byte[]> KEPT = new ArrayList<>();

    /// For H2.
    public KeptWrites() {}

    /// What the file of a new database held after each write of those who work on it.
    ///
    /// @param database its name, without the ending of the file
    /// @param work is given the URL
    static synchronized List<byte[]> of(Path database, Work work) throws Exception {
        FilePath.register(new KeptWrites());
        KEPT.clear();
        work.on("jdbc:h2:" + SCHEME + ":" + database);
        return List.copyOf(KEPT);
    }

    /// Work on a database.
    @FunctionalInterface
    interface Work {
        void on(String url) throws Exception;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new KeptFile(super.open(mode));
    }

    private static final class KeptFile extends FileBaseDefault {

        private final FileChannel file;

        KeptFile(FileChannel file) {
            this.file = file;
        }

        private void keep() throws IOException {
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(content, 0);
            KEPT.add(content.array());
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            int written = file.write(source, position);
            keep();
            return written;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
            keep();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        public void force(boolean metaData) {}

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
