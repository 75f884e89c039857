package io.papertape.prices.format;

import java.time.ZoneId;

/// The bar of one of the symbols that share a row: without a price in it, the symbol has no bar.
final class SharedRowBar extends ColumnBar {

    private final Columns columns;

    SharedRowBar(Columns columns, TimeStyle times, NumberStyle numbers, ZoneId fileZone) {
        super(columns, times, numbers, fileZone);
        this.columns = columns;
    }

    @Override
    public Reading read(CsvRow row) {
        Reading reading = super.read(row);
        boolean absent = row.isEmpty(columns.open())
                && row.isEmpty(columns.high())
                && row.isEmpty(columns.low())
                && row.isEmpty(columns.close())
                && row.fields() == columns.count();
        return absent ? Reading.ABSENT : reading;
    }
}
