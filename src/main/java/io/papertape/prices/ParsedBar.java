package io.papertape.prices;

import io.papertape.engine.portfolio.Money;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The bar that a row of a file holds, and what is wrong with it: one object that every row
/// overwrites.
final class ParsedBar {

    private static final String[] PRICE_NAMES = {"open", "high", "low", "close"};

    private final Columns columns;
    private final int[] priceColumns;
    private final long[] prices = new long[PRICE_NAMES.length];
    private final BarTime time;
    private double volume;

    /// @param fileZone of times without an offset
    ParsedBar(Columns columns, ZoneId fileZone) {
        this.columns = columns;
        time = new BarTime(fileZone, columns.timeFormat() == Columns.TimeFormat.TIMESTAMP);
        priceColumns = new int[] {columns.open(), columns.high(), columns.low(), columns.close()};
    }

    /// Takes the values of a row in.
    ///
    /// @return whether nothing is wrong with them, nor with the shape of the row as far as is told
    ///     at a glance: [#fault] has the last word
    boolean read(CsvRow row) {
        char[] text = row.characters();
        int timeColumn = columns.time();
        time.read(text, row.start(timeColumn), row.end(timeColumn));
        for (int i = 0; i < prices.length; i++) {
            int column = priceColumns[i];
            prices[i] = FieldParser.price(text, row.start(column), row.end(column));
        }
        int volumeColumn = columns.volume();
        volume = volumeColumn == Columns.NONE
                ? 0
                : FieldParser.volume(text, row.start(volumeColumn), row.end(volumeColumn));
        return time.isRead() && row.fields() == columns.count() && isPositiveWithinRange();
    }

    /// What is wrong with the row that was read last, taken alone, or null.
    @Nullable
    String fault(CsvRow row) {
        if (row.fields() < columns.count()) {
            return shapeFault(row);
        }
        if (!time.isRead()) {
            return time.fault(shortened(row.field(columns.time())));
        }
        if (columns.namesSymbols() && row.isEmpty(columns.symbol())) {
            return "symbol is empty";
        }
        if (!row.isEmptyFrom(columns.count())) {
            return shapeFault(row);
        }
        if (open() <= 0 || high() <= 0 || low() <= 0 || close() <= 0) {
            return priceFault(row);
        }
        return isPositiveWithinRange() ? null : rangeFault();
    }

    BarTime time() {
        return time;
    }

    long open() {
        return prices[0];
    }

    long high() {
        return prices[1];
    }

    long low() {
        return prices[2];
    }

    long close() {
        return prices[3];
    }

    double volume() {
        return volume;
    }

    /// Whether all prices are above zero, and open and close within low and high: whether none of
    /// these terms is below zero. It is one branch because rows that fail are rare, and the first
    /// one to take a branch has all that surrounds it compiled anew.
    private boolean isPositiveWithinRange() {
        long open = prices[0];
        long high = prices[1];
        long low = prices[2];
        long close = prices[3];
        long signs = open | high | low | close | (low - 1);
        return (signs | (open - low) | (high - open) | (close - low) | (high - close)) >= 0;
    }

    private String shapeFault(CsvRow row) {
        return "expected " + columns.count() + " fields but were " + row.fields();
    }

    private @Nullable String priceFault(CsvRow row) {
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] <= 0) {
                return PRICE_NAMES[i] + " " + priceFault(prices[i], row.field(priceColumns[i]));
            }
        }
        return null;
    }

    private static String priceFault(long price, String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (price == FieldParser.INVALID) {
            return "must be a number but was '" + shortened(text) + "'";
        }
        if (price == FieldParser.TOO_FINE) {
            return shortened(text) + " has more digits than " + Money.DECIMALS + " decimals hold";
        }
        return (price == FieldParser.TOO_LARGE ? "must be at most " + Money.format(Long.MAX_VALUE) : "must be positive")
                + " but was " + shortened(text);
    }

    private String rangeFault() {
        if (high() < low()) {
            return "high must be at least low but was " + Money.format(high()) + " with low " + Money.format(low());
        }
        boolean atOpen = open() < low() || open() > high();
        return (atOpen ? "open" : "close") + " must be within low " + Money.format(low()) + " and high "
                + Money.format(high()) + " but was " + Money.format(atOpen ? open() : close());
    }

    /// At most a hundred characters of a text.
    static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }
}
