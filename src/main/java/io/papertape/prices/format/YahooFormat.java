package io.papertape.prices.format;

/// Yahoo Finance, as it is downloaded or written by yfinance: `Adj Close` before or behind `Volume`, dividends and
/// splits, times with the offset of the exchange, or three lines that name prices, ticker and index.
final class YahooFormat extends NamedColumns {

    YahooFormat() {
        super("Yahoo", "Date,Open,High,Low,Close,Adj Close,Volume", Roles.ENGLISH, PriceBasis.SPLIT_ADJUSTED);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAny("date", "datetime") && (header.hasAny("adjclose") || header.hasAny("stocksplits"));
    }
}
