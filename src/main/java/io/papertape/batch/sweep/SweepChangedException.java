package io.papertape.batch.sweep;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;

/// A sweep was begun with other settings, code or bars.
public final class SweepChangedException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param what has changed, a sentence without its stop
    SweepChangedException(Remedy remedy, String sweep, String what) {
        super(
                remedy,
                "sweep '" + sweep + "': " + what + ". The books are unchanged; give it another name, or fresh=true to"
                        + " remove it and begin anew");
    }
}
