package io.papertape.database.socket;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/// What a reader asks for. An answer begins with a [Reply].
enum Request {
    /// Text, arguments, rows at most, rows at once: the rows of a statement.
    QUERY('Q'),
    /// Name, arguments: a method of the connection.
    CONNECTION('C'),
    /// Name, arguments: a method of what the connection tells of the database.
    METADATA('M'),
    /// Number: more rows of a result.
    FETCH('F'),
    /// Number: no more of them. It has no answer.
    CLOSE('X');

    private final char code;

    Request(char code) {
        this.code = code;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(code);
    }

    static Request read(DataInput in) throws IOException {
        byte code = in.readByte();
        return Arrays.stream(values())
                .filter(request -> request.code == code)
                .findFirst()
                .orElseThrow(() -> new StreamCorruptedException("there is no request " + code));
    }
}
