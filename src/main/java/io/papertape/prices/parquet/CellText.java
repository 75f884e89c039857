package io.papertape.prices.parquet;

import org.apache.parquet.column.ColumnReader;

/// Writes the values of a column as the text that a CSV file would have of them. Not safe for use by several threads.
@FunctionalInterface
interface CellText {

    /// Appends the current value, which is not null.
    ///
    /// @throws RuntimeException of any kind if the file is damaged
    void write(ColumnReader value, CellBuffer into);
}
