package io.papertape.prices.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layouts of price files.
///
/// @param formats in the order in which they are asked whether they know a file
public record PriceFormats(List<PriceFormat> formats) {

    /// Those that are known: the list that a new one is added to.
    public static final PriceFormats KNOWN = new PriceFormats(List.of(
            new YahooTickersFormat(),
            new AdjustedFormat(),
            new YahooFormat(),
            new StooqFormat(),
            new NasdaqFormat(),
            new InvestingFormat(),
            new CryptoDataDownloadFormat(),
            new PolygonFormat(),
            new DatabentoFormat(),
            new TradingViewFormat(),
            new MetaTraderFormat(),
            new DukascopyFormat(),
            new TushareFormat(),
            new AkShareFormat(),
            new PandasFormat(),
            new TableFormat(),
            new BinanceFormat(),
            new KrakenFormat(),
            new HistDataFormat(),
            new LeanFormat(),
            new LeanMinuteFormat(),
            new MetaTrader4Format(),
            new FirstRateFormat()));

    public PriceFormats {
        formats = List.copyOf(formats);
    }

    /// The layout of a file, or null where no format knows it.
    public @Nullable Layout layout(FileHead head) {
        for (PriceFormat format : formats) {
            Layout layout = format.layout(head);
            if (layout != null) {
                return layout;
            }
        }
        return null;
    }

    /// What keeps a file that no format knows from being of the layout that it is nearest to, for messages.
    public String nearest(FileHead head) {
        String told = "names no time, open, high, low and close in a header, and is like no layout without one";
        int differences = Integer.MAX_VALUE;
        for (PriceFormat format : formats) {
            PriceFormat.Near near = format.near(head);
            if (near != null && near.differences() < differences) {
                differences = near.differences();
                told = "looks like " + format.name() + " but " + near.told();
            }
        }
        return told;
    }
}
