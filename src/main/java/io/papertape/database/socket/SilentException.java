package io.papertape.database.socket;

import java.io.IOException;

/// Nothing was read or taken for too long at the other end.
final class SilentException extends IOException {

    private static final long serialVersionUID = 1L;

    SilentException() {
        super("no sign of life");
    }
}
