package io.papertape.cli;

import io.papertape.batch.replay.ReplayProgress;
import io.papertape.batch.replay.ReplayStart;
import io.papertape.report.Figures;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells on standard error what a replay is about to do, and how far it got: a bar with rate and remaining time on a
/// terminal, else a line every few seconds.
abstract sealed class ConsoleProgress implements ReplayProgress, AutoCloseable {

    private final Console console;

    private ConsoleProgress(Console console) {
        this.console = console;
    }

    static ConsoleProgress on(Console console) {
        return console.terminal() ? new Bar(console) : new Lines(console);
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

    /// For a person.
    private static final class Bar extends ConsoleProgress {

        private @Nullable ProgressBar bar;

        Bar(Console console) {
            super(console);
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

        private static ProgressBar show() {
            return new ProgressBarBuilder()
                    .setTaskName("replay")
                    .setInitialMax(1)
                    .setUnit(" bars", 1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setUpdateIntervalMillis(100)
                    .setSpeedUnit(ChronoUnit.SECONDS)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    /// For a log.
    private static final class Lines extends ConsoleProgress {

        private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

        private final long began = System.nanoTime();
        private long lastLine = began;

        Lines(Console console) {
            super(console);
        }

        @Override
        public void advanced(long bars, long estimatedBars) {
            long now = System.nanoTime();
            if (now - lastLine >= NANOS_BETWEEN_LINES) {
                lastLine = now;
                line(text(bars, estimatedBars, (now - began) / 1e9));
            }
        }

        @Override
        public void close() {}

        private static String text(long bars, long estimatedBars, double seconds) {
            String of = " of about " + Figures.counted(estimatedBars, "bar", "bars");
            if (bars == 0) {
                return "replay: 0" + of;
            }
            double rate = bars / seconds;
            return String.format(
                    Locale.ROOT,
                    "replay: %s%s, %,.0f bars per second, about %.0f s left",
                    Figures.grouped(bars),
                    of,
                    rate,
                    (estimatedBars - bars) / rate);
        }
    }
}
