package io.papertape.prices.format;

import java.util.regex.Pattern;

/// Kraken OHLCVT: seconds, open, high, low, close, volume and number of trades, without names; the file is called
/// `XBTUSD_1440`, after symbol and minutes.
final class KrakenFormat extends UnnamedColumns {

    private static final Pattern NAME = Pattern.compile("(.+?)_\\d+");

    KrakenFormat() {
        super(
                "Kraken OHLCVT",
                "1381095000,122.0,122.0,122.0,122.0,0.1,1",
                ',',
                new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 7),
                "\\d{9,10}(," + NUMBER + "){5},\\d+",
                PriceBasis.RAW);
    }

    @Override
    String symbol(FileHead head) {
        return head.symbol(NAME);
    }
}
