package io.papertape.cli;

import io.papertape.batch.replay.ReplayStart;
import io.papertape.report.Figures;
import io.papertape.settings.SessionSettings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a replay is about to do, in one line.
final class StartLine {

    private static final int SYMBOLS_NAMED = 8;

    private StartLine() {}

    /// Like `replay: session mine, SimpleMAStrategy fastPeriod=10 slowPeriod=30, AAPL, KO of data/prices, every bar`.
    static String of(ReplayStart start) {
        SessionSettings settings = start.settings();
        String strategy = (settings.strategy() + " " + settings.parametersText()).strip();
        return "replay: session " + start.session() + ", " + strategy + ", " + symbols(settings.symbols()) + " of "
                + start.prices() + ", " + period(start);
    }

    /// Their names, or how many there are.
    static String symbols(List<String> symbols) {
        if (symbols.isEmpty()) {
            return "every symbol";
        }
        return symbols.size() > SYMBOLS_NAMED
                ? Figures.counted(symbols.size(), "symbol", "symbols")
                : String.join(", ", symbols);
    }

    private static String period(ReplayStart start) {
        String to = start.to() == null ? "" : " to " + start.to();
        @Nullable Long from = start.settings().period().from();
        if (start.after() != null) {
            return "bars after " + time(start.after()) + to;
        }
        if (from != null) {
            return "bars from " + time(from) + to;
        }
        return to.isEmpty() ? "every bar" : "bars" + to;
    }

    private static String time(long epochMillis) {
        return Figures.time(LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC));
    }
}
