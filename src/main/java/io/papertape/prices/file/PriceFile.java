package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A price file: on disk, or an entry of a zip file there.
///
/// @param path of the file on disk
/// @param name what messages and the books call it
/// @param entry of the zip file, or null where the file on disk is the price file itself
/// @param original name of the file that this is a second download of, as a browser calls it; null where it is none
record PriceFile(
        Path path,
        String name,
        @Nullable Entry entry,
        @Nullable String original) {

    /// An entry of an open zip file.
    record Entry(PriceZip zip, String name) {}

    /// A file on disk, called by its own name.
    PriceFile(Path path) {
        this(path, path.getFileName().toString());
    }

    /// A file on disk.
    PriceFile(Path path, String name) {
        this(path, name, null, null);
    }

    /// This file, as a second download of another one.
    PriceFile secondOf(String other) {
        return new PriceFile(path, name, entry, other);
    }

    /// What the file is; text where its name does not tell.
    FileKind kind() {
        FileKind kind = FileKind.of(name);
        return kind == null ? FileKind.TEXT : kind;
    }

    /// Whether the file's bytes are compressed, and how.
    Packing packing() {
        return Packing.of(name);
    }

    /// Where formats look for a symbol: the path, that of an entry as if its zip file were a folder, that of a second
    /// download as if it were the first.
    Path place() {
        if (original != null) {
            return path.resolveSibling(Path.of(original).getFileName());
        }
        return entry == null ? path : path.resolveSibling(path.getFileName() + "/" + entry.name());
    }

    /// What the file system tells of it now.
    ///
    /// @throws PriceFileException if it tells nothing
    FileState state() {
        try {
            return FileState.of(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// What the file system told of it before its bytes were looked at.
    ///
    /// @throws PriceFileException if it tells nothing
    FileState stateBefore() {
        return entry == null ? state() : entry.zip().state();
    }

    /// The same file as it is on disk now.
    ///
    /// @param zip the zip file, opened anew; null where the file on disk is the price file itself
    PriceFile reopened(@Nullable PriceZip zip) {
        return entry == null || zip == null ? this : new PriceFile(path, name, new Entry(zip, entry.name()), null);
    }

    /// The file's bytes, as they are on disk.
    ///
    /// @throws PriceFileException if it cannot be opened
    FileBytes open() {
        return FileBytes.digested(bytes());
    }

    /// The same for who does not ask for their digest.
    ///
    /// @throws PriceFileException if it cannot be opened
    FileBytes openUndigested() {
        return FileBytes.undigested(bytes());
    }

    private InputStream bytes() {
        try {
            return entry == null ? Files.newInputStream(path) : entry.zip().bytes(entry.name());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    PriceFileException unreadable(Exception failure) {
        return PriceFileException.unreadable(name(), failure);
    }
}
