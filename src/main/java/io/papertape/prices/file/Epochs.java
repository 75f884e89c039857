package io.papertape.prices.file;

import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.ParsedBar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the epochs of a file can be times of bars at all: one of them lies between 1971 and the end of the
/// next year, or a time is no epoch. Not safe for use by several threads.
final class Epochs {

    private static final int FIRST_YEAR = 1971;

    private final int lastYear;
    private final long first;
    private final long end;
    private boolean plausible;
    private @Nullable String firstSeen;

    /// @param now time of the run
    Epochs(Instant now) {
        lastYear = LocalDate.ofInstant(now, ZoneOffset.UTC).getYear() + 1;
        first = begin(FIRST_YEAR);
        end = begin(lastYear + 1);
    }

    /// Takes the time of a bar in.
    void look(ParsedBar bar, long line) {
        if (!plausible && bar.hasTime()) {
            plausible = !bar.isEpoch() || (bar.time() >= first && bar.time() < end);
            if (firstSeen == null) {
                firstSeen = "line " + line + " gives " + UtcDay.text(bar.time());
            }
        }
    }

    /// @throws PriceFileException if there were epochs, and no plausible one
    void requirePlausible(PriceFile file) {
        if (!plausible && firstSeen != null) {
            throw new PriceFileException(List.of(file.name() + ": every timestamp is before " + FIRST_YEAR
                    + " or after "
                    + lastYear + ", " + firstSeen + "; an epoch is in seconds below 10^11, in milliseconds below 10^14,"
                    + " in microseconds below 10^17, else in nanoseconds"));
        }
    }

    private static long begin(int year) {
        return UtcDay.start(LocalDate.of(year, 1, 1));
    }
}
