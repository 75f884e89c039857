package io.papertape.batch.sweep;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;

/// A result of a sweep is not what the engine makes of the same settings: nobody may rely on the sweep.
public final class SweepDiffersException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param what is different, as the end of a sentence
    SweepDiffersException(String sweep, String what) {
        super(
                Remedy.DECIDE,
                "sweep '" + sweep + "' is not what the engine makes of it: " + what
                        + ". A strategy that depends on more than its bars does this; fresh=true sweeps again");
    }
}
