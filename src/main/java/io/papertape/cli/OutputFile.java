package io.papertape.cli;

import io.papertape.report.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/// Writes a file whole or not at all.
final class OutputFile {

    private OutputFile() {}

    /// Writes a file. A link leads to the file that is replaced; what is no file, such as
    /// `/dev/null`, is written to.
    ///
    /// @throws OutputFailure if it cannot be written
    static <T> T write(Path file, Function<OutputTarget, T> writing) {
        try {
            return Files.exists(file) && !Files.isRegularFile(file)
                    ? pour(file, writing)
                    : WholeFile.write(file, out -> writing.apply(OutputTarget.of(out)));
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    private static <T> T pour(Path file, Function<OutputTarget, T> writing) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            return writing.apply(OutputTarget.of(out));
        }
    }
}
