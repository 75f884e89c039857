package io.papertape.prices.format;

import java.util.List;

/// Dukascopy: `Gmt time` or `Local time`, the day first.
final class DukascopyFormat extends NamedColumns {

    DukascopyFormat() {
        super("Dukascopy", "Gmt time,Open,High,Low,Close,Volume", Roles.ENGLISH, PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAny("gmttime", "localtime");
    }

    @Override
    TimeStyle times(Header header, Columns columns, Samples samples) {
        return samples.times(columns, false, List.of(DateOrder.DAY_FIRST));
    }
}
