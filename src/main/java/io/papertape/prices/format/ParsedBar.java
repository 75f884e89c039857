package io.papertape.prices.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The bar that rows of a file hold, and what is wrong with it: one object for each file, which its rows overwrite.
/// Most layouts use [ColumnBar]; one that writes a bar in another way than in columns of one row extends this. Not
/// safe for use by several threads.
public abstract class ParsedBar {

    private static final int LONGEST_QUOTED = 100;

    /// Open, high, low and close in units of 0.00000001.
    final long[] prices = new long[4];

    final BarTime time;
    long volumeCode;

    ParsedBar(BarTime time) {
        this.time = time;
    }

    /// What a row is.
    public enum Reading {
        /// The last or only one of a bar with which nothing is wrong.
        SOUND,
        /// The last or only one of a bar with which something may be wrong: [#fault] has the last word.
        DOUBTFUL,
        /// One of a bar that goes on in the next row.
        UNFINISHED,
        /// One of other symbols, which has nothing of this one.
        ABSENT
    }

    /// Takes the values of a row in.
    public abstract Reading read(CsvRow row);

    /// What is wrong with the row that was read last, taken alone, or null.
    public abstract @Nullable String fault(CsvRow row);

    /// Name of a row's last field where a part of what stands in it would be another symbol, time or price, or null:
    /// the field that may be cut off where a file ends within a line.
    public abstract @Nullable String lastThatCutsShort();

    /// Epoch milliseconds UTC; a date alone is at 00:00. No time unless [#hasTime].
    public final long time() {
        return time.millis();
    }

    /// Whether there was a time that could be read.
    public final boolean hasTime() {
        return time.isRead();
    }

    /// Whether the time is an epoch.
    public final boolean isEpoch() {
        return time.epoch();
    }

    /// Whether there was a date and no time of day.
    public final boolean isDateAlone() {
        return time.dateAlone();
    }

    /// Its date: that of a date alone, or of its time in the zone of the file.
    public final LocalDate date() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time.millis()), isDateAlone() ? ZoneOffset.UTC : time.zone());
    }

    /// The zone of times without an offset.
    public final ZoneId zone() {
        return time.zone();
    }

    public final long open() {
        return prices[0];
    }

    public final long high() {
        return prices[1];
    }

    public final long low() {
        return prices[2];
    }

    public final long close() {
        return prices[3];
    }

    /// Its volume as [VolumeCode] has it; 0 where there is none.
    public final long volumeCode() {
        return volumeCode;
    }

    /// Whether all prices are above zero, and open and close within low and high: whether none of
    /// these terms is below zero. It is one branch because rows that fail are rare, and the first
    /// one to take a branch has all that surrounds it compiled anew.
    final boolean isPositiveWithinRange() {
        long open = prices[0];
        long high = prices[1];
        long low = prices[2];
        long close = prices[3];
        long signs = open | high | low | close | (low - 1);
        return (signs | (open - low) | (high - open) | (close - low) | (high - close)) >= 0;
    }

    /// At most a hundred characters of a text.
    public static String shortened(String text) {
        return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED - 1) + "…";
    }
}
