package io.papertape.prices.file;

/// What a last line of a file is that has no end.
enum LastLine {
    /// A row, which is judged by itself.
    ROW,
    /// Part of a row that is being written: it is not read yet.
    UNFINISHED
}
