package io.papertape.cli;

import io.papertape.batch.sweep.SweepProgress;
import io.papertape.report.Figures;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells on standard error how far a sweep got: a bar for each stage on a terminal, else a line every few seconds. Safe
/// for use by several threads.
final class SweepConsole implements SweepProgress, AutoCloseable {

    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;
    private static final int UPDATE_MILLIS = 100;
    private static final double PERCENT = 100;

    private final Console console;
    private @Nullable Stage stage;
    private @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    SweepConsole(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void advanced(Stage now, long done, long all) {
        if (console.terminal()) {
            shown(now).maxHint(all).stepTo(done);
        } else if (System.nanoTime() - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            console.err()
                    .println("sweep: " + word(now) + " " + Figures.grouped(done) + " of " + Figures.grouped(all)
                            + String.format(Locale.ROOT, " (%.0f %%)", PERCENT * done / Math.max(1, all)));
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private ProgressBar shown(Stage now) {
        ProgressBar shown = bar;
        if (shown == null || stage != now) {
            close();
            stage = now;
            shown = new ProgressBarBuilder()
                    .setTaskName(word(now))
                    .setInitialMax(1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .clearDisplayOnFinish()
                    .build();
            bar = shown;
        }
        return shown;
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case READ -> "reads bars";
            case EVALUATE -> "evaluates";
            case JUDGE -> "judges";
            case PROVE -> "proves";
        };
    }
}
