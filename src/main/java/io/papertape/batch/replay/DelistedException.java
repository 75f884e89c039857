package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.ledger.UsedAction;
import org.jspecify.annotations.Nullable;

/// A symbol was delisted, and nobody tells what its shares are worth: a person has to.
public final class DelistedException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param place where the delisting is told
    DelistedException(String session, UsedAction delisting, @Nullable String place) {
        super(
                Remedy.DECIDE,
                "session '" + session + "': " + delisting.symbol() + " was delisted after " + delisting.date()
                        + (place == null ? "" : " (" + place + ")")
                        + ", and nobody tells what a share is worth. The books are unchanged; delistPrice=last takes the"
                        + " last price, delistPrice=zero nothing, or write the value into actions.csv");
    }
}
