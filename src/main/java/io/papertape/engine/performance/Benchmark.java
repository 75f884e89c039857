package io.papertape.engine.performance;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.SplitRatio;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Buying and holding, to compare a session with: every symbol with the same part of the capital, or
/// one symbol with all of it.
///
/// A symbol is bought at its first close, without costs and in fractions of shares; until its first bar
/// its part is cash. One that the session does not trade is bought with the first slice, at the latest close then.
/// A date is worth what latest closes make it after its last slice. Grows by a number
/// per date. Not safe for use by several threads.
public final class Benchmark {

    private final SessionCalendar calendar;
    private final boolean isApart;
    private final int fromSymbol;
    private final int endSymbol;

    /// By symbol; 0 before the first bar.
    private final long[] firstClose;

    private final long[] lastClose;

    /// Shares for each one that was bought, by symbol, and the cash that each has brought, as much as a share.
    private final double[] shares;

    private final double[] paid;
    private List<CorporateAction> actions = List.of();
    private int happened;
    private double[] growth = new double[64];
    private int finished;

    /// Of the date under way; none before the first slice.
    private long date = Long.MIN_VALUE;

    private boolean isEmpty = true;

    /// All symbols of a session in equal weights.
    ///
    /// @param symbols how many, positive
    public Benchmark(int symbols) {
        this(symbols, OptionalInt.empty());
    }

    /// One symbol that the session does not trade: slices tell its latest price.
    ///
    /// @param calendar gives the dates of the slices; not shared
    public static Benchmark apart(SessionCalendar calendar) {
        return new Benchmark(1, OptionalInt.of(0), calendar, true);
    }

    /// @param symbols how many the session has, positive
    /// @param only index of the one symbol to hold; empty for all in equal weights
    public Benchmark(int symbols, OptionalInt only) {
        this(symbols, only, new SessionCalendar(ZoneOffset.UTC));
    }

    /// @param symbols how many the session has, positive
    /// @param only index of the one symbol to hold; empty for all in equal weights
    /// @param calendar gives the dates of the slices; not shared
    public Benchmark(int symbols, OptionalInt only, SessionCalendar calendar) {
        this(symbols, only, calendar, false);
    }

    private Benchmark(int symbols, OptionalInt only, SessionCalendar calendar, boolean isApart) {
        this.calendar = calendar;
        this.isApart = isApart;
        fromSymbol = only.orElse(0);
        endSymbol = only.isPresent() ? fromSymbol + 1 : symbols;
        if (fromSymbol < 0 || endSymbol > symbols || symbols < 1) {
            throw new IllegalArgumentException("the benchmark must be one of " + symbols + " symbols or all of them"
                    + (only.isPresent() ? " but was symbol " + fromSymbol : ""));
        }
        firstClose = new long[symbols];
        lastClose = new long[symbols];
        shares = new double[symbols];
        Arrays.fill(shares, 1);
        paid = new double[symbols];
    }

    /// Lets corporate actions happen to what is held, each before the first slice of its date; dividends stay in cash.
    /// Before the first slice.
    ///
    /// @param all of the symbols, by index, in any order
    public void happen(List<CorporateAction> all) {
        actions = all.stream()
                .sorted(Comparator.comparingLong(CorporateAction::holdsFrom).thenComparing(CorporateAction::type))
                .toList();
    }

    /// Those that [#happen(List)] was given, in order.
    public List<CorporateAction> actions() {
        return actions;
    }

    /// Takes the next slice, from the session's first on; times do not fall.
    public void record(MarketSlice slice) {
        long day = calendar.next(slice.time(), slice.dateAlone());
        if (day != date) {
            begin(day);
            while (happened < actions.size() && actions.get(happened).holdsFrom() <= day) {
                happen(actions.get(happened++));
            }
        }
        if (isApart) {
            close(0, slice.benchmarkPrice());
            return;
        }
        for (int i = 0; i < slice.size(); i++) {
            close(slice.symbol(i), slice.close(i));
        }
    }

    /// Takes a slice that comes before the session's first.
    public void warmUp(MarketSlice slice) {
        calendar.next(slice.time(), slice.dateAlone());
    }

    private void happen(CorporateAction action) {
        int symbol = action.symbol();
        if (firstClose[symbol] == 0) {
            return;
        }
        switch (action.type()) {
            case SPLIT -> {
                shares[symbol] *= Money.toDouble(action.value());
                lastClose[symbol] = new SplitRatio(action.value()).price(lastClose[symbol]);
            }
            case DIVIDEND -> paid[symbol] += shares[symbol] * action.value();
            case DELIST -> {
                long worth = action.value() == CorporateAction.LAST_PRICE ? lastClose[symbol] : action.value();
                paid[symbol] += shares[symbol] * worth;
                shares[symbol] = 0;
            }
        }
    }

    private void close(int symbol, long price) {
        if (firstClose[symbol] == 0) {
            firstClose[symbol] = price;
        }
        lastClose[symbol] = price;
    }

    /// Number of dates with a slice.
    public int days() {
        return isEmpty ? 0 : finished + 1;
    }

    /// What 1 of capital has become, one entry per date with a slice, oldest first.
    public double[] growth() {
        double[] all = Arrays.copyOf(growth, days());
        if (!isEmpty) {
            all[finished] = value();
        }
        return all;
    }

    /// Simple returns between consecutive dates, oldest first, one per date; the first is on the capital.
    double[] returns() {
        double[] all = growth();
        double before = 1;
        for (int i = 0; i < all.length; i++) {
            double after = all[i];
            all[i] = (after - before) / before;
            before = after;
        }
        return all;
    }

    /// What has become of the capital, less the capital, a fraction of it; null without a slice.
    @Nullable
    Double totalReturn() {
        return isEmpty ? null : value() - 1;
    }

    private void begin(long day) {
        if (!isEmpty) {
            if (finished == growth.length) {
                growth = Arrays.copyOf(growth, 2 * finished);
            }
            growth[finished++] = value();
        }
        isEmpty = false;
        date = day;
    }

    private double value() {
        double sum = 0;
        for (int symbol = fromSymbol; symbol < endSymbol; symbol++) {
            sum += firstClose[symbol] == 0
                    ? 1
                    : (shares[symbol] * lastClose[symbol] + paid[symbol]) / firstClose[symbol];
        }
        return sum / (endSymbol - fromSymbol);
    }
}
