package io.papertape.prices.file;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A zip file whose entries are price files. Nothing is ever written where their names say. Not safe for use by several
/// threads.
final class PriceZip implements Closeable {

    private static final int MOST_ENTRIES = 100_000;

    private final FileState state;
    private final ZipFile zip;

    private PriceZip(FileState state, ZipFile zip) {
        this.state = state;
        this.zip = zip;
    }

    /// @throws IOException if the file cannot be opened, or is no zip file
    static PriceZip of(Path path) throws IOException {
        return new PriceZip(FileState.of(path), ZipFile.builder().setPath(path).get());
    }

    /// What the file system told of the file before it was opened.
    FileState state() {
        return state;
    }

    /// Names of the entries, in the order of the zip file.
    ///
    /// @throws ZipException if there are too many of them
    List<String> names() throws ZipException {
        List<String> names = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            names.add(entry.getName());
            if (names.size() > MOST_ENTRIES) {
                throw new ZipException("it has more than " + MOST_ENTRIES + " entries");
            }
        }
        return names;
    }

    /// The bytes of an entry.
    ///
    /// @throws IOException if there is no such entry, or it cannot be read
    InputStream bytes(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("the zip file has no entry '" + name + "'");
        }
        return new UnpackedBytes(zip.getInputStream(entry), entry::getCompressedSize);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
