package io.papertape.prices.format;

/// Polygon, now Massive: a file for each day, of many tickers, times in nanoseconds.
final class PolygonFormat extends NamedColumns {

    PolygonFormat() {
        super(
                "Polygon",
                "ticker,volume,open,close,high,low,window_start,transactions",
                Roles.ENGLISH.withTime("windowstart"),
                PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("ticker", "windowstart");
    }
}
