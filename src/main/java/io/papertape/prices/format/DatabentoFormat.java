package io.papertape.prices.format;

import java.util.regex.Pattern;

/// Databento: `ts_event` in nanoseconds, prices in units of 0.000000001, or written out where they have a point.
final class DatabentoFormat extends NamedColumns {

    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final int UNITS = 9;
    private static final Roles ROLES = Roles.ENGLISH.withTime("tsevent");

    DatabentoFormat() {
        super(
                "Databento",
                "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol",
                ROLES,
                PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("tsevent");
    }

    @Override
    NumberStyle numbers(Columns columns, Samples samples) {
        return samples.most(columns.open(), Samples.TEXT, WHOLE) ? NumberStyle.units(UNITS) : NumberStyle.PLAIN;
    }
}
