package io.papertape.prices.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// TradingView: the market and the symbol are in the name of the file, as in `NASDAQ_AAPL, 1D.csv`.
final class TradingViewFormat extends NamedColumns {

    private static final Pattern NAME = Pattern.compile("[A-Z0-9]+_(.+), ?[0-9]*[A-Z]?");

    TradingViewFormat() {
        super("TradingView", "time,open,high,low,close,Volume", Roles.ENGLISH, PriceBasis.SPLIT_ADJUSTED);
    }

    @Override
    boolean knows(Header header) {
        return header.isNamed(0, "time") && header.hasAll("open", "high", "low", "close");
    }

    /// Without such a name it is a table like any other.
    @Override
    public @Nullable Layout layout(FileHead head) {
        return NAME.matcher(head.symbol()).matches() ? super.layout(head) : null;
    }

    @Override
    String symbol(FileHead head) {
        return head.symbol(NAME);
    }
}
