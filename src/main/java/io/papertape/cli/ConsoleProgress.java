package io.papertape.cli;

import io.papertape.batch.ReplayProgress;
import io.papertape.report.Figures;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows how far a replay got: a bar with rate and remaining time on a terminal, else a line every few seconds.
interface ConsoleProgress extends ReplayProgress, AutoCloseable {

    @Override
    void close();

    static ConsoleProgress on(Console console) {
        return console.terminal() ? new Bar() : new Lines(console);
    }

    /// For a person.
    final class Bar implements ConsoleProgress {

        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(1)
                .setUnit(" bars", 1)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis(100)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .showSpeed()
                .clearDisplayOnFinish()
                .build();

        @Override
        public void advanced(long bars, long estimatedBars) {
            bar.maxHint(estimatedBars);
            bar.stepTo(bars);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// For a log.
    final class Lines implements ConsoleProgress {

        private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

        private final Console console;
        private final long began = System.nanoTime();
        private long lastLine = began;

        Lines(Console console) {
            this.console = console;
        }

        @Override
        public void advanced(long bars, long estimatedBars) {
            long now = System.nanoTime();
            if (now - lastLine >= NANOS_BETWEEN_LINES) {
                lastLine = now;
                console.err().println(line(bars, estimatedBars, (now - began) / 1e9));
            }
        }

        @Override
        public void close() {}

        private static String line(long bars, long estimatedBars, double seconds) {
            double rate = bars / seconds;
            if (bars == 0) {
                return "replay: 0 of about " + Figures.grouped(estimatedBars) + " bars";
            }
            return String.format(
                    Locale.ROOT,
                    "replay: %s of about %s bars, %,.0f bars per second, about %.0f s left",
                    Figures.grouped(bars),
                    Figures.grouped(estimatedBars),
                    rate,
                    (estimatedBars - bars) / rate);
        }
    }
}
