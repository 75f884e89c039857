package io.papertape.ledger;

import java.time.LocalDate;
import java.util.List;

/// The corporate actions that slices bring.
///
/// @param actions of the session's symbols that hold after a date, and at or before another one, in order
/// @param after date of the slice before
/// @param until date of the last slice
public record DueActions(List<UsedAction> actions, LocalDate after, LocalDate until) {

    public DueActions {
        actions = List.copyOf(actions);
    }
}
