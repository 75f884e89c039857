package io.papertape.prices.file;

import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.RejectedBar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows that give one symbol a bar for the same time, and what becomes of them: when they are all the same bar,
/// it is used and the others are noted; when two differ, all are rejected, or all but the last of the one file that has
/// them.
final class SameTime {

    private static final String[] NAMES = {"", "open", "high", "low", "close", "volume"};

    private final String symbol;
    private final Rejections rejections;
    private final boolean lastCounts;
    private final List<Row> rows = new ArrayList<>();
    private long count;
    private @Nullable Row different;
    private @Nullable Row last;
    private boolean oneFile = true;

    /// @param lastCounts whether of rows of one file that differ the last is used
    SameTime(String symbol, Rejections rejections, boolean lastCounts) {
        this.symbol = symbol;
        this.rejections = rejections;
        this.lastCounts = lastCounts;
    }

    /// A row; its numbers are those of a [Track].
    private static final class Row {

        private final String file;
        private final long[] bar;

        Row(String file, long[] bar) {
            this.file = file;
            this.bar = bar;
        }

        long line() {
            return bar[Track.LINE] & ~Track.DATE_ALONE;
        }

        boolean differsFrom(Row other) {
            for (int column = Track.OPEN; column <= Track.VOLUME; column++) {
                if (bar[column] != other.bar[column]) {
                    return true;
                }
            }
            return false;
        }

        String place() {
            return file + " line " + line();
        }

        String value(int column) {
            return column == Track.VOLUME ? VolumeCode.format(bar[column]) : Money.format(bar[column]);
        }
    }

    /// Adds a row; of very many no more are kept than can be rejected.
    ///
    /// @param bar is copied
    void add(String file, long[] bar) {
        Row row = new Row(file, bar.clone());
        count++;
        if (rows.size() <= rejections.most()) {
            rows.add(row);
        }
        oneFile &= file.equals(rows.getFirst().file);
        if (last == null || row.line() > last.line()) {
            last = row;
        }
        if (different == null && row.differsFrom(rows.getFirst())) {
            different = row;
        }
    }

    /// Number of rows.
    long rows() {
        return count;
    }

    /// Tells of the rows that are not used.
    ///
    /// @return the bar that is, or null
    long @Nullable [] judge() {
        Row first = rows.getFirst();
        Row other = different;
        if (other == null) {
            for (Row row : rows.subList(1, rows.size())) {
                rejections.note(rejected(row, "the same bar as " + first.place() + ", which counts"));
            }
            return first.bar;
        }
        Row used = lastCounts && oneFile ? last : null;
        for (Row row : rows) {
            if (used != null && row.line() != used.line()) {
                rejections.note(rejected(row, "corrected by " + used.place() + ", which counts"));
            } else if (used == null) {
                rejections.add(rejected(row, difference(row, row.differsFrom(first) ? first : other)));
            }
        }
        return used == null ? null : used.bar;
    }

    private static String difference(Row here, Row there) {
        List<String> differences = new ArrayList<>();
        for (int column = Track.OPEN; column <= Track.VOLUME; column++) {
            if (here.bar[column] != there.bar[column]) {
                differences.add(
                        NAMES[column] + " is " + here.value(column) + " here and " + there.value(column) + " there");
            }
        }
        return "another bar than " + there.place() + " for " + UtcDay.text(here.bar[Track.TIME])
                + ", so that neither is used: " + String.join(", ", differences);
    }

    private RejectedBar rejected(Row row, String reason) {
        return rejected(row.file, row.bar, symbol, reason);
    }

    /// A row that is rejected after it was sorted.
    ///
    /// @param bar numbers of a [Track]
    static RejectedBar rejected(String file, long[] bar, String symbol, String reason) {
        Row row = new Row(file, bar);
        long time = bar[Track.TIME];
        String text = String.join(
                ",",
                UtcDay.text(time),
                row.value(Track.OPEN),
                row.value(Track.HIGH),
                row.value(Track.LOW),
                row.value(Track.CLOSE),
                symbol);
        return new RejectedBar(file, row.line(), symbol, text, reason, time);
    }
}
