package io.papertape.prices.format;

/// Any table that names time, open, high, low and close in English, in any order, case and spelling.
final class TableFormat extends NamedColumns {

    TableFormat() {
        super("table", "date,open,high,low,close,volume,Name", Roles.ENGLISH, PriceBasis.UNKNOWN);
    }

    @Override
    boolean knows(Header header) {
        return true;
    }
}
