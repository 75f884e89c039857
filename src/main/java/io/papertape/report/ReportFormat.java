package io.papertape.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a report one at a time and writes them down in its own way: [#begin], [#row]
/// for each, [#end]. What it cannot write throws [java.io.UncheckedIOException]. Not safe for use
/// by several threads.
public interface ReportFormat {

    /// Before the first row.
    ///
    /// @param columns at least one
    void begin(List<ReportColumn> columns);

    /// The next row.
    ///
    /// @param values one entry per column: null where SQL gives null, a [Number], [Boolean],
    ///     [java.time.LocalDateTime], [java.time.LocalDate] or a text
    void row(List<@Nullable Object> values);

    /// After the last row. Flushes, closes nothing.
    void end();
}
