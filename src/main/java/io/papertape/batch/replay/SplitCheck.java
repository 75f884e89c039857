package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.ledger.UsedAction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Looks whether prices go over the splits that are told. Not safe for use by several threads.
final class SplitCheck {

    /// Smaller ones are lost in what prices move by anyway.
    private static final double SMALLEST = Math.log(1.25);

    /// A price that moves by less than this part of a split has not gone over it.
    private static final double PART = 0.25;

    private final ActionHistory actions;
    private final SessionCalendar calendar;
    private final List<Queue<UsedAction>> splits = new ArrayList<>();
    private final long[] closes;
    private int left;

    /// @param last date of the last slice of the books; null where they have none
    /// @param closes the latest close of each symbol by index, as shares are counted after it
    SplitCheck(ActionHistory actions, ZoneId zone, @Nullable LocalDate last, long[] closes) {
        this.actions = actions;
        this.closes = closes.clone();
        calendar = new SessionCalendar(zone);
        if (last != null) {
            calendar.continueFrom(UtcDay.start(last));
        }
        actions.symbols().symbols().forEach(symbol -> splits.add(new ArrayDeque<>()));
        for (UsedAction action : actions.all()) {
            boolean ahead = last == null || action.date().isAfter(last);
            if (ahead && action.type() == UsedAction.Type.SPLIT && Math.abs(size(action)) >= SMALLEST) {
                splits.get(action.symbolOf(actions.symbols())).add(action);
                left++;
            }
        }
    }

    /// Looks at the next slice.
    ///
    /// @throws UnfitSplitException if a price has not gone over a split
    void look(MarketSlice slice) {
        if (left == 0) {
            return;
        }
        LocalDate date = UtcDay.date(calendar.next(slice.time(), slice.dateAlone()));
        for (int i = 0; i < slice.size(); i++) {
            int symbol = slice.symbol(i);
            look(splits.get(symbol), date, closes[symbol], slice.open(i));
            closes[symbol] = slice.close(i);
        }
    }

    private void look(Queue<UsedAction> ahead, LocalDate date, long close, long open) {
        double expected = 0;
        UsedAction last = null;
        for (UsedAction split = ahead.peek(); split != null && !split.date().isAfter(date); split = ahead.peek()) {
            expected += size(split);
            last = ahead.remove();
            left--;
        }
        if (last != null && close > 0 && Math.abs(Math.log((double) open / close)) < Math.abs(expected) * PART) {
            throw new UnfitSplitException(last, actions.place(last), close, open);
        }
    }

    private static double size(UsedAction split) {
        return Math.log(Money.toDouble(Objects.requireNonNull(split.value())));
    }
}
