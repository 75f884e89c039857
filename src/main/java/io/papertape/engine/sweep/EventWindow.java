package io.papertape.engine.sweep;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.BarSpan;
import io.papertape.engine.performance.RunPerformance;

/// What all trials over a window have in common. A bar that trades is known by its number, from 0
/// on. Not safe for use by several threads.
final class EventWindow {

    private final BarSpan span;
    private final EventSignals signals;
    private final RunPerformance performance;
    private final long[] closes;
    private final int[] dayEnds;
    private final int[] days;
    private final long[] dates;

    EventWindow(SweepWindow window) {
        BarColumns bars = window.bars();
        int size = window.end() - window.tradeFrom();
        span = new BarSpan(bars, window.first(), window.end());
        signals = new EventSignals(span.words(), window.tradeFrom() - window.first(), size);
        closes = bars.closes(window.tradeFrom(), window.end());
        dates = window.dates();
        dayEnds = window.dayEnds();
        days = new int[size];
        long[] times = new long[size];
        int day = 0;
        for (int bar = 0; bar < size; bar++) {
            day += bar > dayEnds[day] ? 1 : 0;
            days[bar] = day;
            times[bar] = bars.time(window.tradeFrom() + bar);
        }
        performance = new RunPerformance(times, closes, dates, dayEnds, window.benchmark(), window.conventions());
    }

    BarSpan span() {
        return span;
    }

    EventSignals signals() {
        return signals;
    }

    RunPerformance performance() {
        return performance;
    }

    int size() {
        return closes.length;
    }

    long close(int bar) {
        return closes[bar];
    }

    /// Date of a bar, see [io.papertape.engine.portfolio.SessionCalendar].
    long date(int bar) {
        return dates[days[bar]];
    }

    /// The last bar of the date of a bar.
    int dayEnd(int bar) {
        return dayEnds[days[bar]];
    }
}
