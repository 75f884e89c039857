package io.papertape.prices.format;

/// Tushare: `ts_code`, dates without separators, newest first.
final class TushareFormat extends NamedColumns {

    TushareFormat() {
        super(
                "Tushare",
                "ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount",
                Roles.ENGLISH.withTime("tradedate").withSymbol("tscode"),
                PriceBasis.RAW);
    }

    @Override
    boolean knows(Header header) {
        return header.hasAll("tscode", "tradedate");
    }
}
