package io.papertape.prices.format;

/// Alpha Vantage, Tiingo, EODHD and Quandl WIKI: prices as they were traded, beside adjusted ones, dividends and
/// splits.
final class AdjustedFormat extends NamedColumns {

    AdjustedFormat() {
        super(
                "Alpha Vantage, Tiingo, EODHD, Quandl",
                "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient",
                Roles.ENGLISH,
                PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("adjustedclose")
                || header.hasAll("adjclose", "splitfactor")
                || header.hasAll("adjclose", "splitratio");
    }
}
