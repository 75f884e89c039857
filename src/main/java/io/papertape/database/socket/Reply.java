package io.papertape.database.socket;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/// What an answer is.
enum Reply {
    /// A value.
    VALUE('V'),
    /// Number and columns of a result, its first rows, and whether there may be more.
    RESULT('R'),
    /// The next rows, and whether there may be more.
    ROWS('N'),
    /// Message, state and code: what the database says is wrong.
    FAILURE('E');

    private final char code;

    Reply(char code) {
        this.code = code;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(code);
    }

    static Reply read(DataInput in) throws IOException {
        byte code = in.readByte();
        return Arrays.stream(values())
                .filter(reply -> reply.code == code)
                .findFirst()
                .orElseThrow(() -> new StreamCorruptedException("there is no reply " + code));
    }
}
