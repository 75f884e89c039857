package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SplitRatio;
import io.papertape.ledger.UsedAction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Prices do not go over a split where it is told, so that it or they are wrong: the split is told for another date, or
/// the prices are adjusted for it already.
public final class UnfitSplitException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param place where the split is told
    /// @param before last close before it
    /// @param after first open at or after it
    UnfitSplitException(UsedAction split, @Nullable String place, long before, long after) {
        super(
                Remedy.DECIDE,
                "the split of " + split.symbol() + " on " + split.date() + ", "
                        + split.told()
                        + (place == null ? "" : " (" + place + ")") + ", does not fit its prices: "
                        + Money.format(after) + " comes after " + Money.format(before) + ", where about "
                        + Money.format(new SplitRatio(Objects.requireNonNull(split.value())).price(before))
                        + " was to be expected. It is told for another date, or the prices are adjusted for it already."
                        + " The books end before it; an actions.csv beside the prices goes before what they tell of a"
                        + " symbol and date");
    }
}
