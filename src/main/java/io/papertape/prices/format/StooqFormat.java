package io.papertape.prices.format;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stooq, in bulk: many symbols, `<PER>` tells what a bar lasts. A bar of a day or more has a date alone.
final class StooqFormat extends NamedColumns {

    private static final Pattern DAYS = Pattern.compile("[DWMQY]");

    StooqFormat() {
        super(
                "Stooq",
                "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>",
                Roles.ENGLISH,
                PriceBasis.UNKNOWN);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("ticker", "per", "date", "time");
    }

    @Override
    @Nullable
    Columns columns(Header header, Samples samples) {
        Columns columns = super.columns(header, samples);
        if (columns == null || !samples.most(header.column(List.of("per")), Samples.TEXT, DAYS)) {
            return columns;
        }
        return columns.withoutClock();
    }
}
