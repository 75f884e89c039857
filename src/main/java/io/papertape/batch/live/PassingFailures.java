package io.papertape.batch.live;

import io.papertape.batch.Failures;
import io.papertape.prices.PriceFileException;

/// Tells failures after which live trading tries again from those that end it.
final class PassingFailures {

    private PassingFailures() {}

    /// Whether the cause of a failure may pass: a database or a session comes back, and so does a file that somebody
    /// writes. After an error of the machine, and where a person must decide, nothing goes on.
    static boolean mayPass(Throwable failure) {
        if (Failures.cause(failure, VirtualMachineError.class) != null) {
            return false;
        }
        return switch (Failures.remedy(failure)) {
            case RUN_AGAIN, WAIT -> true;
            case CORRECT -> Failures.cause(failure, PriceFileException.class) != null;
            case DECIDE -> false;
        };
    }
}
