package io.papertape.database.socket;

/// What an answer is.
enum Reply {
    /// A value.
    VALUE,
    /// Number and columns of a result, its first rows, and whether there may be more.
    RESULT,
    /// The next rows, and whether there may be more.
    ROWS,
    /// Message, state and code: what the database says is wrong.
    FAILURE
}
