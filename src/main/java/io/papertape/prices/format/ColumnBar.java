package io.papertape.prices.format;

import io.papertape.engine.portfolio.Money;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The bar of a row that has each of its values in a column.
class ColumnBar extends ParsedBar {

    private final Columns columns;
    private final NumberText numbers;
    private final int[] priceColumns;

    /// @param fileZone of times without an offset
    ColumnBar(Columns columns, TimeStyle times, NumberStyle numbers, ZoneId fileZone) {
        super(new BarTime(fileZone, times));
        this.columns = columns;
        this.numbers = new NumberText(numbers);
        priceColumns = new int[] {columns.open(), columns.high(), columns.low(), columns.close()};
    }

    @Override
    public Reading read(CsvRow row) {
        byte[] text = row.bytes();
        readTime(row, text);
        for (int i = 0; i < prices.length; i++) {
            int column = priceColumns[i];
            prices[i] = numbers.price(text, row.start(column), row.end(column));
        }
        int volumeColumn = columns.volume();
        volumeCode =
                volumeColumn == Columns.NONE ? 0 : numbers.volume(text, row.start(volumeColumn), row.end(volumeColumn));
        boolean sound = time.isRead() && row.fields() == columns.count() && isPositiveWithinRange();
        return sound ? Reading.SOUND : Reading.DOUBTFUL;
    }

    private void readTime(CsvRow row, byte[] text) {
        int date = columns.time();
        int clock = columns.clock();
        if (clock == Columns.NONE) {
            time.read(text, row.start(date), row.end(date));
        } else {
            time.read(text, row.start(date), row.end(date), row.start(clock), row.end(clock));
        }
    }

    @Override
    public @Nullable String fault(CsvRow row) {
        if (row.fields() < columns.count()) {
            return shapeFault(row);
        }
        if (!time.isRead()) {
            return time.fault(shortened(timeText(row)));
        }
        if (columns.symbol() != Columns.NONE && row.isEmpty(columns.symbol())) {
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

    @Override
    public @Nullable String lastThatCutsShort() {
        return columns.lastThatCutsShort();
    }

    private String timeText(CsvRow row) {
        String date = row.field(columns.time());
        return columns.clock() == Columns.NONE ? date : date + " " + row.field(columns.clock());
    }

    private String shapeFault(CsvRow row) {
        return "expected " + columns.count() + " fields but were " + row.fields();
    }

    private @Nullable String priceFault(CsvRow row) {
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] <= 0) {
                return PriceNames.of(i) + " " + priceFault(prices[i], row.field(priceColumns[i]));
            }
        }
        return null;
    }

    /// What is wrong with a price, to follow its name.
    static String priceFault(long price, String text) {
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
}
