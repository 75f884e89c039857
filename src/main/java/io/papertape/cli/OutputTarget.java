package io.papertape.cli;

import io.papertape.report.OutputFormat;
import io.papertape.report.RowCount;
import io.papertape.report.RowSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where rows are written to. It keeps what went wrong there apart from what goes wrong in the
/// database. Not safe for use by several threads.
final class OutputTarget extends OutputStream {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final Charset charset;
    private @Nullable IOException failure;

    private OutputTarget(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    /// Standard output. A table is for a terminal, in whatever it can show; other programs get
    /// UTF-8.
    static OutputTarget of(Console console, OutputFormat format) {
        return new OutputTarget(
                console.data(), format == OutputFormat.TABLE ? console.out().charset() : StandardCharsets.UTF_8);
    }

    /// A file.
    static OutputTarget of(OutputStream file) {
        return new OutputTarget(file, StandardCharsets.UTF_8);
    }

    /// Writes rows and flushes.
    ///
    /// @param width of a table at most
    /// @throws OutputFailure if they cannot be written
    RowCount write(RowSource rows, OutputOptions options, int width) {
        Writer writer = new BufferedWriter(new OutputStreamWriter(this, charset), BUFFER);
        try {
            return rows.read(options.format().to(writer, width), options.limit());
        } catch (RuntimeException e) {
            if (failure != null) {
                throw new OutputFailure(failure);
            }
            throw e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
