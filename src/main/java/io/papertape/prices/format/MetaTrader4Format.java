package io.papertape.prices.format;

/// MetaTrader 4, and HistData's files for it: `2012.02.01,00:00,1.3066,…`, without names; the file is called
/// `EURUSD1440`, after symbol and minutes.
final class MetaTrader4Format extends UnnamedColumns {

    MetaTrader4Format() {
        super(
                "MetaTrader 4",
                "2012.02.01,00:00,1.306600,1.306600,1.306560,1.306560,0",
                ',',
                new Columns(0, 1, 2, 3, 4, 5, 6, Columns.NONE, 7),
                "\\d{4}\\.\\d\\d\\.\\d\\d,\\d\\d:\\d\\d(," + NUMBER + "){5}",
                PriceBasis.RAW);
    }

    @Override
    String symbol(FileHead head) {
        return MetaTraderName.symbol(head);
    }
}
