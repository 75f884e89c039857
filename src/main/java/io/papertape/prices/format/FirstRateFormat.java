package io.papertape.prices.format;

import java.util.regex.Pattern;

/// FirstRate Data: time, open, high, low, close and perhaps a volume, without names; the file is called
/// `AAPL_full_1min_adjsplit`.
final class FirstRateFormat extends UnnamedColumns {

    private static final Pattern NAME = Pattern.compile("(.+?)_(full_)?(1min|5min|30min|1hour|1day).*");

    FirstRateFormat() {
        super(
                "FirstRate",
                "2024-01-02 09:30:00,187.15,188.44,186.89,188.01,4583042",
                ',',
                new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 6),
                "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d)?)?(," + NUMBER + "){5}",
                PriceBasis.UNKNOWN);
    }

    @Override
    String symbol(FileHead head) {
        return head.symbol(NAME);
    }
}
