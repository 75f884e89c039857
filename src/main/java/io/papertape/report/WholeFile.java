package io.papertape.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Writes a file whole or not at all: to another one beside it, which takes its place at the end.
/// Whoever has the file open or copies it meanwhile has one or the other.
public final class WholeFile {

    private WholeFile() {}

    /// Writes a file. A link leads to the file that is replaced.
    ///
    /// @return what the writing returns
    /// @throws IOException if it cannot be written, or what the writing throws
    public static <T> T write(Path file, Writing<T> writing) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = target.resolveSibling(".papertape-" + UUID.randomUUID() + ".tmp");
        beside.toFile().deleteOnExit();
        try {
            T result;
            try (FileOutputStream out =
                    new FileOutputStream(Files.createFile(beside).toFile())) {
                result = writing.to(out);
                out.getFD().sync();
            }
            replace(beside, target);
            return result;
        } finally {
            Files.deleteIfExists(beside);
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
