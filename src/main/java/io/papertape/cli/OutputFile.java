package io.papertape.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/// Writes a file whole or not at all: to another one beside it, which takes its place at the end.
final class OutputFile {

    private OutputFile() {}

    /// Writes a file. A link leads to the file that is replaced; what is no file, such as
    /// `/dev/null`, is written to.
    ///
    /// @throws OutputFailure if it cannot be written
    static <T> T write(Path file, Function<OutputTarget, T> writing) {
        try {
            return Files.exists(file) && !Files.isRegularFile(file) ? pour(file, writing) : replace(file, writing);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    private static <T> T pour(Path file, Function<OutputTarget, T> writing) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            return writing.apply(OutputTarget.of(out));
        }
    }

    private static <T> T replace(Path file, Function<OutputTarget, T> writing) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside =
                target.resolveSibling(".papertape-" + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(beside);
        beside.toFile().deleteOnExit();
        try {
            T result;
            try (FileOutputStream out =
                    new FileOutputStream(Files.createFile(beside).toFile())) {
                result = writing.apply(OutputTarget.of(out));
                out.getFD().sync();
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
