package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The corporate actions of the versions that a session is made from: those of its symbols. Others that are made from
/// the same version have the same ones, as far as they go. Not safe for use by several threads.
final class VersionActions {

    private final PriceSetLedger sets;
    private final CorporateActionLedger actions;
    private final long session;
    private final List<SymbolNames> symbols;
    private final ZoneId zone;

    /// @param symbols of the session, by the names that its books tell, and by those that its prices do
    /// @param zone of the session
    VersionActions(
            PriceSetLedger sets, CorporateActionLedger actions, long session, List<SymbolNames> symbols, ZoneId zone) {
        this.sets = sets;
        this.actions = actions;
        this.session = session;
        this.symbols = symbols;
        this.zone = zone;
    }

    /// Those of the session's symbols that a version has after a date, and at or before another one, in order.
    List<UsedAction> between(long version, @Nullable LocalDate after, LocalDate until) {
        return actions.of(version).stream()
                .filter(action -> action.isBetween(after, until) && isOfSession(action))
                .toList();
    }

    private boolean isOfSession(UsedAction action) {
        return symbols.stream().anyMatch(names -> action.symbolOf(names) != SymbolNames.NONE);
    }

    /// Whether a version can have what is due: it has nothing else, and what it does not have yet no other session has
    /// gone beyond.
    boolean canHave(long version, DueActions due) {
        List<UsedAction> there = between(version, due.after(), due.until());
        List<UsedAction> fresh = less(due.actions(), there);
        if (there.size() + fresh.size() > due.actions().size()) {
            return false;
        }
        if (fresh.isEmpty()) {
            return true;
        }
        long first = fresh.stream().mapToLong(this::begin).min().orElseThrow();
        List<PriceSetLedger.Use> uses = sets.uses(version, session, first);
        return fresh.stream()
                .noneMatch(action -> uses.stream().anyMatch(use -> use.covers(action.symbol(), begin(action))));
    }

    /// Adds what is due to a version that can have it.
    ///
    /// @return whether there was anything to add
    boolean add(long version, DueActions due) {
        List<UsedAction> fresh =
                due.actions().isEmpty() ? List.of() : less(due.actions(), between(version, due.after(), due.until()));
        actions.add(version, fresh);
        return !fresh.isEmpty();
    }

    /// Copies what the session was made from.
    void copy(long from, long to, LocalDate until) {
        actions.add(to, between(from, null, until));
    }

    /// When an action holds at the earliest: bars with a date alone have their date's time in UTC.
    private long begin(UsedAction action) {
        LocalDate date = action.holdsFrom();
        return Math.min(date.atStartOfDay(zone).toInstant().toEpochMilli(), UtcDay.start(date));
    }

    private static List<UsedAction> less(List<UsedAction> actions, List<UsedAction> others) {
        List<UsedAction> left = new ArrayList<>(actions);
        others.forEach(left::remove);
        return left;
    }
}
