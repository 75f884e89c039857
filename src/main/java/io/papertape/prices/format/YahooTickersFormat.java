package io.papertape.prices.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What yfinance downloads of one ticker or many: a line that names prices, one that names tickers, in either
/// order, and one that names the index; a row has a bar of each ticker.
final class YahooTickersFormat implements PriceFormat {

    private static final int HEADER_ROWS = 3;
    private static final int LEAST_PRICES = 4;
    private static final String ADJUSTED_CLOSE = "adj close";
    private static final Set<String> PRICES = Set.of(
            "open",
            "high",
            "low",
            "close",
            ADJUSTED_CLOSE,
            "volume",
            "dividends",
            "stock splits",
            "capital gains",
            "repaired?");

    @Override
    public String name() {
        return "yfinance";
    }

    @Override
    public String example() {
        return "Price,Close,High,Low,Open,Volume";
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        List<String> first = fields(head, 0);
        List<String> second = fields(head, 1);
        List<String> index = fields(head, 2);
        boolean known = first.size() > LEAST_PRICES
                && first.size() == second.size()
                && !index.isEmpty()
                && index.getFirst().toLowerCase(Locale.ROOT).startsWith("date")
                && index.subList(1, index.size()).stream().allMatch(String::isEmpty);
        if (!known) {
            return null;
        }
        if (arePrices(first)) {
            return layout(head, first, second);
        }
        return arePrices(second) ? layout(head, second, first) : null;
    }

    private @Nullable Layout layout(FileHead head, List<String> prices, List<String> tickers) {
        List<String> symbols = new ArrayList<>(new LinkedHashSet<>(tickers.subList(1, tickers.size())));
        List<Columns> columns = new ArrayList<>();
        for (String symbol : symbols) {
            Columns of = columns(prices, tickers, symbol);
            if (of == null || symbol.isEmpty()) {
                return null;
            }
            columns.add(of);
        }
        TimeStyle times = new Samples(head, HEADER_ROWS, ',').times(columns.getFirst(), false, List.of());
        return new Layout(
                name(),
                ',',
                HEADER_ROWS,
                symbols,
                Columns.NONE,
                PriceBasis.SPLIT_ADJUSTED,
                List.of(),
                symbols.stream().map(symbol -> actions(prices, tickers, symbol)).toList(),
                zone -> columns.stream()
                        .<ParsedBar>map(of -> new SharedRowBar(of, times, NumberStyle.PLAIN, zone))
                        .toList());
    }

    /// The columns of a ticker; null where one is missing or there twice.
    private static @Nullable Columns columns(List<String> prices, List<String> tickers, String symbol) {
        List<String> names = names(prices, tickers, symbol);
        Columns columns = new Columns(
                0,
                names.indexOf("open"),
                names.indexOf("high"),
                names.indexOf("low"),
                names.indexOf("close"),
                names.indexOf("volume"),
                Columns.NONE,
                names.size());
        boolean whole = columns.open() > 0 && columns.high() > 0 && columns.low() > 0 && columns.close() > 0;
        boolean once = names.stream().filter(name -> !name.isEmpty()).distinct().count()
                == names.stream().filter(name -> !name.isEmpty()).count();
        return whole && once ? columns : null;
    }

    private static ActionColumns actions(List<String> prices, List<String> tickers, String symbol) {
        List<String> names = names(prices, tickers, symbol);
        int adjusted = names.indexOf(ADJUSTED_CLOSE);
        return new ActionColumns(
                adjusted,
                adjusted < 0 ? "" : prices.get(adjusted),
                names.indexOf("dividends"),
                names.indexOf("stock splits"),
                names.size(),
                NumberStyle.PLAIN,
                false);
    }

    /// The names of a ticker's columns; empty for those of others.
    private static List<String> names(List<String> prices, List<String> tickers, String symbol) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            names.add(i > 0 && tickers.get(i).equals(symbol) ? prices.get(i).toLowerCase(Locale.ROOT) : "");
        }
        return names;
    }

    private static boolean arePrices(List<String> names) {
        return names.stream().skip(1).allMatch(name -> PRICES.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> fields(FileHead head, int line) {
        String text = head.line(line);
        return text == null ? List.of() : CsvRow.split(text, ',').allFields();
    }
}
