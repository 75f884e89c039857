package io.papertape.cli;

import io.papertape.batch.Remedy;
import java.util.Arrays;

/// What the program tells whoever started it.
enum ExitStatus {
    /// Done, also when there was nothing new.
    DONE(0),
    /// Failed for a cause that may pass; run it again to resume.
    FAILED(1),
    /// Bad parameters, prices or configuration.
    INVALID(2),
    /// Stopped on request; run it again to go on.
    STOPPED(3),
    /// Another run holds the database or the session.
    BUSY(4),
    /// A person must decide: running it again will not help, the message says what can be decided and how.
    UNDECIDED(5);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /// What tells that a failure can be helped so.
    static ExitStatus of(Remedy remedy) {
        return switch (remedy) {
            case RUN_AGAIN -> FAILED;
            case DECIDE -> UNDECIDED;
            case CORRECT -> INVALID;
            case WAIT -> BUSY;
        };
    }

    /// The status of this code.
    static ExitStatus ofCode(int code) {
        return Arrays.stream(values())
                .filter(status -> status.code == code)
                .findFirst()
                .orElseThrow();
    }

    int code() {
        return code;
    }
}
