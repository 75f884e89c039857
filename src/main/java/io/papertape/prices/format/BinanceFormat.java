package io.papertape.prices.format;

import java.util.regex.Pattern;

/// Binance: klines of twelve columns without names, epochs in milliseconds or, since 2025, in microseconds; the file is
/// called `BTCUSDT-1d-2025-01`.
final class BinanceFormat extends UnnamedColumns {

    private static final Pattern NAME = Pattern.compile("(.+?)-\\d+[smhdwo]{1,2}-\\d{4}-\\d{2}(-\\d{2})?");

    BinanceFormat() {
        super(
                "Binance",
                "1735689600000000,93576.00,95151.15,92888.00,94591.79,10373.3,1735775999999999,9.8E8,2168545,5054.9,4.7E8,0",
                ',',
                new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 12),
                "\\d{13,16}(," + NUMBER + "){5},\\d{13,16}(," + NUMBER + "){5}",
                PriceBasis.RAW);
    }

    @Override
    String symbol(FileHead head) {
        return head.symbol(NAME);
    }
}
