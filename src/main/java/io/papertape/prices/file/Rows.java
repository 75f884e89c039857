package io.papertape.prices.file;

import io.papertape.prices.format.CsvRow;

/// The rows of a price file, one after the other, its header's among them. Not safe for use by several threads.
interface Rows {

    /// The current row: one object that every row overwrites, but the end of the file does not.
    CsvRow row();

    /// Moves to the next row.
    ///
    /// @return false at the end
    /// @throws io.papertape.prices.PriceFileException if the file cannot be read on
    /// @throws io.papertape.prices.UnfinishedPriceFileException if it is cut off
    boolean next();
}
