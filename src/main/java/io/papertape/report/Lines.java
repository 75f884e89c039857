package io.papertape.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Writes lines.
///
/// @param out where to
/// @param separator what a line ends in
record Lines(Writer out, String separator) {

    void add(String line) {
        try {
            out.write(line);
            out.write(separator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
