package io.papertape.cli;

import io.papertape.batch.replay.ReplayProgress;
import io.papertape.batch.replay.ReplayStart;
import io.papertape.report.Figures;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells on standard error what a replay is about to do, and how far it got: a bar with rate and remaining time on a
/// terminal, else a line every few seconds.
abstract sealed class ConsoleProgress implements ReplayProgress, AutoCloseable {

    /// How much must have been read, before the rate tells how long the rest takes.
    private static final double ENOUGH = 0.05;

    private final Console console;

    private ConsoleProgress(Console console) {
        this.console = console;
    }

    /// @param what progresses, in a word
    static ConsoleProgress on(Console console, String what) {
        return console.terminal() ? new Bar(console, what) : new Lines(console, what, System::nanoTime);
    }

    @Override
    public void began(ReplayStart start) {
        line(StartLine.of(start));
    }

    @Override
    public abstract void close();

    void line(String text) {
        console.err().println(Figures.oneLine(text));
    }

    /// Empty as long as that would be a guess.
    private static Optional<Duration> timeLeft(long bars, long estimatedBars, Duration elapsed) {
        double share = (double) bars / Math.max(estimatedBars, 1);
        return share < ENOUGH
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(elapsed.toNanos() * Math.max(0, 1 / share - 1))));
    }

    /// For a person.
    private static final class Bar extends ConsoleProgress {

        private final String what;
        private @Nullable ProgressBar bar;

        Bar(Console console, String what) {
            super(console);
            this.what = what;
        }

        @Override
        public void began(ReplayStart start) {
            close();
            super.began(start);
        }

        @Override
        public void advanced(long bars, long estimatedBars) {
            ProgressBar shown = bar;
            if (shown == null) {
                shown = show();
                bar = shown;
            }
            shown.maxHint(estimatedBars);
            shown.stepTo(bars);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }

        private ProgressBar show() {
            return new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(1)
                    .setUnit(" bars", 1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setUpdateIntervalMillis(100)
                    .setSpeedUnit(ChronoUnit.SECONDS)
                    .showSpeed()
                    .setEtaFunction(state -> timeLeft(state.getCurrent(), state.getMax(), state.getElapsedAfterStart()))
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    /// For a log.
    static final class Lines extends ConsoleProgress {

        private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

        private final String what;
        private final LongSupplier nanos;
        private boolean reading;
        private long began;
        private long lastLine;

        Lines(Console console, String what, LongSupplier nanos) {
            super(console);
            this.what = what;
            this.nanos = nanos;
        }

        @Override
        public void advanced(long bars, long estimatedBars) {
            long now = nanos.getAsLong();
            if (!reading) {
                reading = true;
                began = now;
                lastLine = now;
            }
            if (now - lastLine >= NANOS_BETWEEN_LINES) {
                lastLine = now;
                line(what + ": " + text(bars, estimatedBars, Duration.ofNanos(now - began)));
            }
        }

        @Override
        public void close() {}

        private static String text(long bars, long estimatedBars, Duration elapsed) {
            return String.format(
                            Locale.ROOT,
                            "%s of about %s, %,.0f bars per second",
                            Figures.grouped(bars),
                            Figures.counted(estimatedBars, "bar", "bars"),
                            bars / (elapsed.toNanos() / 1e9))
                    + timeLeft(bars, estimatedBars, elapsed)
                            .map(left -> ", about " + Figures.grouped(left.toSeconds()) + " s left")
                            .orElse("");
        }
    }
}
