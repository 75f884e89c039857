package io.papertape.report;

/// Rows that a database holds ready.
public interface RowSource {

    /// Reads rows one at a time, however many there are, from the first one on.
    RowCount read(ReportFormat format, RowLimit limit);
}
