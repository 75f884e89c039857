package io.papertape.prices.format;

import java.util.regex.Pattern;

/// HistData: semicolons, `20120201 000000`, without names; the file is called `DAT_ASCII_EURUSD_M1_2012`.
final class HistDataFormat extends UnnamedColumns {

    private static final Pattern NAME = Pattern.compile("DAT_[A-Z]+_(.+?)_M1_\\d+");

    HistDataFormat() {
        super(
                "HistData",
                "20120201 000000;1.306600;1.306600;1.306560;1.306560;0",
                ';',
                new Columns(0, 1, 2, 3, 4, 5, Columns.NONE, 6),
                "\\d{8} \\d{6}(;" + NUMBER + "){5}",
                PriceBasis.RAW);
    }

    @Override
    String symbol(FileHead head) {
        return head.symbol(NAME);
    }
}
