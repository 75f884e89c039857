package io.papertape.database.socket;

/// What a reader asks for. An answer begins with a [Reply].
enum Request {
    /// Text, arguments, rows at most, rows at once: the rows of a statement.
    QUERY,
    /// Name, arguments: a method of the connection.
    CONNECTION,
    /// Name, arguments: a method of what the connection tells of the database.
    METADATA,
    /// Number: more rows of a result.
    FETCH,
    /// Number: no more of them. It has no answer.
    CLOSE
}
