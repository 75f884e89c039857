package io.papertape.engine.sweep;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.session.SessionConfig;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalInt;

/// The bars that combinations are evaluated over, and what does not depend on the combination. Those before the first
/// trading time only warm strategies up. Immutable, so safe for use by several threads.
public final class SweepWindow {

    private final BarColumns bars;
    private final int first;
    private final int end;
    private final int tradeFrom;
    private final long tradeFromTime;
    private final ZoneId zone;
    private final Conventions conventions;
    private final long[] dates;
    private final int[] dayEnds;
    private final Benchmark benchmark;

    /// @param bars of the one symbol
    /// @param first number of the first bar that is seen
    /// @param end number after the last one
    /// @param config tells the zone and the first trading time
    /// @param conventions what annual figures are reckoned with
    /// @throws IndexOutOfBoundsException if there are no such bars
    public SweepWindow(BarColumns bars, int first, int end, SessionConfig config, Conventions conventions) {
        if (first < 0 || first > end || end > bars.size()) {
            throw new IndexOutOfBoundsException(
                    "a window must be within 0 and " + bars.size() + " but was " + first + " to " + end);
        }
        this.bars = bars;
        this.first = first;
        this.end = end;
        this.conventions = conventions;
        zone = config.zone();
        tradeFromTime = config.tradeFrom();
        int from = first;
        while (from < end && bars.time(from) < tradeFromTime) {
            from++;
        }
        tradeFrom = from;
        int size = end - tradeFrom;
        long[] found = new long[size];
        int[] ends = new int[size];
        SessionCalendar calendar = new SessionCalendar(zone);
        int count = 0;
        for (int bar = 0; bar < size; bar++) {
            long date = calendar.next(bars.time(tradeFrom + bar), bars.dateAlone(tradeFrom + bar));
            if (count == 0 || date != found[count - 1]) {
                found[count++] = date;
            }
            ends[count - 1] = bar;
        }
        dates = Arrays.copyOf(found, count);
        dayEnds = Arrays.copyOf(ends, count);
        benchmark = benchmark(end);
    }

    /// Buying and holding up to a bar.
    Benchmark benchmark(int last) {
        SessionCalendar calendar = new SessionCalendar(zone);
        Benchmark held =
                bars.hasBenchmarkApart() ? Benchmark.apart(calendar) : new Benchmark(1, OptionalInt.empty(), calendar);
        held.happen(bars.hasBenchmarkApart() ? bars.benchmarkActions() : bars.actions());
        for (int bar = first; bar < last; bar++) {
            MarketSlice slice = bars.slice(bar);
            if (bar < tradeFrom) {
                held.warmUp(slice);
            } else {
                held.record(slice);
            }
        }
        return held;
    }

    /// Buying and holding up to the last bar; only to be read.
    Benchmark benchmark() {
        return benchmark;
    }

    /// Of each date the last bar that trades, by its number among those.
    int[] dayEnds() {
        return dayEnds;
    }

    /// Whether trials may be evaluated at their events.
    boolean hasEvents() {
        return tradeFrom < end && bars.actions().isEmpty() && benchmark.days() == dates.length;
    }

    public BarColumns bars() {
        return bars;
    }

    /// Number of the first bar that is seen.
    public int first() {
        return first;
    }

    /// Number after the last bar.
    public int end() {
        return end;
    }

    /// Number of the first bar that trades; [#end()] where none does.
    public int tradeFrom() {
        return tradeFrom;
    }

    /// What annual figures are reckoned with.
    public Conventions conventions() {
        return conventions;
    }

    /// Zone of the dates.
    public ZoneId zone() {
        return zone;
    }

    /// Dates with an equity point, oldest first, each as [SessionCalendar] tells it; a copy.
    public long[] dates() {
        return dates.clone();
    }

    /// How many dates have an equity point.
    public int days() {
        return dates.length;
    }

    /// Checks that settings have the same zone and first trading time.
    ///
    /// @throws IllegalArgumentException if they have not
    void require(SessionConfig config) {
        if (config.tradeFrom() != tradeFromTime || !config.zone().equals(zone)) {
            throw new IllegalArgumentException("session " + config.name() + " trades from " + config.tradeFrom()
                    + " in " + config.zone() + " but the window from " + tradeFromTime + " in " + zone);
        }
    }
}
