package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.RejectedBar;
import io.papertape.prices.file.NaiveText.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is read from a spoiled file, held against what stands in its rows.
///
/// @param original the file before something happened to it
/// @param text what stands in it now
record StatedBars(SampleFile original, NaiveText text) {

    /// Notes on what stands beside a bar, which is used all the same.
    private static final String ABOUT_ACTIONS = "(?s)(dividend|split) .*|another (dividend|split) than .*";

    private static final Set<String> WITHOUT_HEADER =
            Set.of("Binance", "Kraken OHLCVT", "HistData", "LEAN", "LEAN minutes", "MetaTrader 4", "FirstRate");

    /// Whether the lines above the rows are what they were.
    boolean hasItsHeader() {
        List<String> header = original.header();
        return text.lines().stream()
                .limit(header.size())
                .map(Line::text)
                .toList()
                .equals(header);
    }

    /// The rows that are as they were.
    private List<Line> intact() {
        Set<String> rows = original.barsByText().keySet();
        return text.lines().stream().filter(line -> rows.contains(line.text())).toList();
    }

    /// Whether the file must be read: its header or one of its first rows is whole, and most rows are.
    boolean isRecognisable() {
        boolean begins =
                !original.header().isEmpty() || text.lines().stream().limit(3).anyMatch(intact()::contains);
        int rows = text.lines().size() - original.header().size();
        return text.known() && hasItsHeader() && begins && 3 * intact().size() > 2 * rows;
    }

    /// Whether a row that is whole has a bar that no other one can spoil.
    boolean hasSureBar() {
        List<Line> rows = intact();
        return rows.size() > 2;
    }

    /// That bars and rejected rows are what stands in rows.
    ///
    /// @param format what the file is recognised as
    void requireAll(Replayed replayed, String format) {
        int header = WITHOUT_HEADER.contains(format)
                ? 0
                : format.equals("yfinance") ? 3 : format.equals("CryptoDataDownload") ? 2 : 1;
        List<Line> rows = text.lines().subList(header, text.lines().size());
        String above = original.layout().file()
                + text.lines().subList(0, header).stream().map(Line::text).collect(Collectors.joining());
        boolean recognised = isRecognisable();
        if (recognised) {
            assertThat(format).isEqualTo(original.layout().format());
            requireIntact(replayed);
        }
        Map<String, List<String>> known = recognised ? original.barsByText() : Map.of();
        Set<String> bars = new HashSet<>(replayed.bars());
        Set<String> unstated = new HashSet<>(bars);
        List<Long> rejected = replayed.rejected().stream()
                .filter(row -> !row.reason().matches(ABOUT_ACTIONS))
                .map(RejectedBar::line)
                .toList();
        Set<Long> told = new HashSet<>(rejected);
        List<Long> untold = new ArrayList<>();
        for (Line row : rows) {
            Set<String> stated = stated(row, known, bars, above);
            unstated.removeAll(stated);
            if (stated.isEmpty() && !told.contains(row.number()) && !mayBeAbsent(row, format)) {
                untold.add(row.number());
            }
        }
        assertThat(unstated).as("bars that no row states").isEmpty();
        assertThat(untold).as("rows that are neither bars nor told").isEmpty();
        if (!format.equals("yfinance")) {
            assertThat(replayed.bars().size() + rejected.size())
                    .as("bars and rejected rows")
                    .isEqualTo(rows.size());
        }
    }

    private Set<String> stated(Line row, Map<String, List<String>> known, Set<String> bars, String above) {
        List<String> own = known.get(row.text());
        if (own != null) {
            return Set.copyOf(own);
        }
        RowStatement statement = RowStatement.of(row, original.layout());
        return bars.stream().filter(bar -> statement.states(bar, above)).collect(Collectors.toSet());
    }

    /// Whether a row may have no bar of any symbol: those of yfinance are side by side.
    private static boolean mayBeAbsent(Line row, String format) {
        return format.equals("yfinance")
                && row.fields(',').stream()
                                .filter(field -> field.text().isEmpty())
                                .count()
                        >= 4;
    }

    /// That a row that is whole has its bars, unless another row has the same, or the file ends in it.
    private void requireIntact(Replayed replayed) {
        Set<Long> excused = replayed.rejected().stream()
                .filter(row ->
                        row.reason().matches("(?s)(the same|another) bar (as|than) .*|the last line has no end.*"))
                .map(RejectedBar::line)
                .collect(Collectors.toSet());
        List<String> missing = intact().stream()
                .filter(row -> !excused.contains(row.number()))
                .flatMap(row -> original.barsByText().getOrDefault(row.text(), List.of()).stream())
                .filter(bar -> !replayed.bars().contains(bar))
                .toList();
        assertThat(missing).as("bars of rows that nothing happened to").isEmpty();
    }
}
