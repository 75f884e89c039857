package io.papertape.ledger;

import java.util.List;

/// How the prices differ from the bars and the corporate actions that books were made from.
///
/// @param changed bars with other values
/// @param missing bars that the prices do not have any more
/// @param inserted bars that the prices did not have
/// @param first the first of all these in order of time, at most [#MOST_KEPT]
/// @param actions corporate actions that differ, in order of their dates
public record Restatement(
        long changed, long missing, long inserted, List<RestatedBar> first, List<RestatedAction> actions) {

    /// How many bars are kept as they were and are.
    public static final int MOST_KEPT = 1_000;

    /// The bars are what they were: something else has changed.
    public static final Restatement NONE = new Restatement(0, 0, 0, List.of(), List.of());

    public Restatement {
        first = List.copyOf(first);
        actions = List.copyOf(actions);
    }

    /// Number of bars that differ.
    public long bars() {
        return changed + missing + inserted;
    }
}
