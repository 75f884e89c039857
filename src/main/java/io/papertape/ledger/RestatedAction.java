package io.papertape.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A corporate action that is not what books were made from.
///
/// @param symbol of the shares
/// @param date as of a [UsedAction]
/// @param type what was done
/// @param before what it was, in words; null where there was none
/// @param after what it is now, in words; null where there is none
/// @param place where it is told now: `actions.csv line 2`; null where it is not
public record RestatedAction(
        String symbol,
        LocalDate date,
        UsedAction.Type type,
        @Nullable String before,
        @Nullable String after,
        @Nullable String place) {

    /// `the split of AAPL on 2014-06-09 was 7 shares for each one, now there is none`.
    @Override
    public String toString() {
        String name = "the " + type.told() + " of " + symbol + " on " + date;
        String at = place == null ? "" : " (" + place + ")";
        if (before == null) {
            return name + ", " + after + at + ", is new";
        }
        return name + " was " + before + ", now " + (after == null ? "there is none" : "it is " + after + at);
    }
}
