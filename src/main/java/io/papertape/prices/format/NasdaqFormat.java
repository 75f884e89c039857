package io.papertape.prices.format;

import java.util.List;

/// Nasdaq.com: `Close/Last`, prices with the sign of the dollar, dates of the United States.
final class NasdaqFormat extends NamedColumns {

    private static final Roles ROLES = Roles.ENGLISH.withClose("closelast");

    NasdaqFormat() {
        super("Nasdaq", "Date,Close/Last,Volume,Open,High,Low", ROLES, PriceBasis.SPLIT_ADJUSTED);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("date", "closelast");
    }

    @Override
    TimeStyle times(Header header, Columns columns, Samples samples) {
        return samples.times(columns, false, List.of(DateOrder.MONTH_FIRST));
    }
}
