package io.papertape.trading;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Bars that a caller gives, as a feed. What was not asked for yet waits. Safe for use by several threads: one may add
/// bars while a session trades on another one.
///
/// ```java
/// PriceFeed feed = new PriceFeed(List.of("AAPL", "KO"));
/// feed.add(
///         LocalDate.of(2024, 4, 5),
///         Map.of("AAPL", PriceFeed.bar("169.59", "170.39", "168.95", "169.58", 42_055_200),
///                 "KO", PriceFeed.bar("59.13", "59.54", "58.9", "59.15", 11_482_300)));
/// ```
public final class PriceFeed implements DataFeed {

    private final Map<String, Integer> symbols = new HashMap<>();
    private final Queue<MarketSlice> waiting = new ArrayDeque<>();
    private long last = Long.MIN_VALUE;
    private boolean traded = true;

    /// @param symbols those of the session, in the order in which it processes them
    public PriceFeed(List<String> symbols) {
        symbols.forEach(symbol -> this.symbols.put(symbol, this.symbols.size()));
    }

    /// A bar of exact decimals, such as `169.59`.
    ///
    /// @param volume traded quantity, 0 where it is not known
    /// @throws IllegalArgumentException if a price is no positive number of at most 8 decimals, or not within low
    ///     and high
    public static Bar bar(String open, String high, String low, String close, double volume) {
        try {
            return new Bar(Money.parse(open), Money.parse(high), Money.parse(low), Money.parse(close), volume);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "prices must be positive numbers of at most 8 decimals, within low and high, but were open " + open
                            + ", high " + high + ", low " + low + ", close " + close,
                    e);
        }
    }

    /// Adds the bars of one time, behind those that were added before.
    ///
    /// @param time in whole milliseconds
    /// @param bars of some of the symbols, by name; at least one
    /// @throws IllegalArgumentException if the time does not come after the last one, if a symbol is none of the
    ///     session's, or if there is no bar; nothing was added
    public void add(Instant time, Map<String, Bar> bars) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("times are in whole milliseconds but one was " + time);
        }
        add(slice(time, bars));
    }

    /// Adds the bars of one date, which is their day in every zone.
    ///
    /// @param date of daily bars
    /// @param bars of some of the symbols, by name; at least one
    /// @throws IllegalArgumentException as [#add(Instant, Map)] does
    public void add(LocalDate date, Map<String, Bar> bars) {
        MarketSlice slice = slice(date.atStartOfDay(ZoneOffset.UTC).toInstant(), bars);
        slice.markDateAlone();
        add(slice);
    }

    private synchronized void add(MarketSlice slice) {
        if (slice.time() <= last) {
            throw new IllegalArgumentException("bars of " + Instant.ofEpochMilli(slice.time())
                    + " do not come after those of " + Instant.ofEpochMilli(last));
        }
        waiting.add(slice);
        last = slice.time();
        traded = false;
    }

    private MarketSlice slice(Instant time, Map<String, Bar> bars) {
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("there is no bar of " + time);
        }
        Map<Integer, Bar> ordered = new TreeMap<>();
        bars.forEach((symbol, bar) -> {
            Integer index = symbols.get(symbol);
            if (index == null) {
                throw new IllegalArgumentException("the session has no symbol '" + symbol + "'");
            }
            ordered.put(index, bar);
        });
        MarketSlice slice = new MarketSlice(time.toEpochMilli(), ordered.size());
        ordered.forEach(slice::with);
        return slice;
    }

    /// Waits until a session has traded all that was added. A stop leaves alone what it has not.
    ///
    /// @param limit how long to wait at most
    /// @return false where that was too short
    public synchronized boolean awaitTraded(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = end - System.nanoTime(); !traded && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        return traded;
    }

    /// A loop asks for more once it is done with the slice before.
    @Override
    public synchronized @Nullable MarketSlice next() {
        MarketSlice slice = waiting.poll();
        if (slice == null) {
            traded = true;
            notifyAll();
        }
        return slice;
    }
}
