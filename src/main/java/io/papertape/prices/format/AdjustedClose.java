package io.papertape.prices.format;

import io.papertape.engine.portfolio.Proportion;
import org.jspecify.annotations.Nullable;

/// Reads the adjusted close of rows. Not safe for use by several threads.
public final class AdjustedClose {

    private static final String NAME = "adjusted close";
    private static final int CLOSE = 3;

    /// A difference of more than 5 % is one of more than a twentieth.
    private static final int PARTS = 20;

    private final int column;
    private final NumberText numbers;
    private long value = FieldParser.INVALID;

    /// @param columns which must have one
    public AdjustedClose(ActionColumns columns) {
        column = columns.adjustedClose();
        numbers = new NumberText(columns.numbers());
    }

    /// Multiplies the prices of a bar by its adjusted close ÷ its close, each rounded half-even: the close becomes the
    /// adjusted one. As rounding keeps their order, nothing but their size can be wrong with them.
    ///
    /// @param bar of the row, with which nothing is wrong
    /// @return what keeps the bar from being adjusted, or null
    public @Nullable String adjust(ParsedBar bar, CsvRow row) {
        read(row);
        if (value <= 0) {
            return NAME + " " + ColumnBar.priceFault(value, row.field(column));
        }
        long close = bar.prices[CLOSE];
        for (int i = 0; i < CLOSE; i++) {
            long price = Proportion.of(bar.prices[i], value, close);
            if (price <= 0) {
                return PriceNames.unadjustable(i, price);
            }
            bar.prices[i] = price;
        }
        bar.prices[CLOSE] = value;
        return null;
    }

    /// Whether the adjusted close differs from the close by more than 5 %; not where it cannot be read.
    public boolean isFar(ParsedBar bar, CsvRow row) {
        read(row);
        long close = bar.close();
        return value > 0 && Math.abs(value - close) > close / PARTS;
    }

    /// The adjusted close of the row that was looked at last, in units of 0.00000001.
    public long value() {
        return value;
    }

    private void read(CsvRow row) {
        value = numbers.price(row.bytes(), row.start(column), row.end(column));
    }
}
