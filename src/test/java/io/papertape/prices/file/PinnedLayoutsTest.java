package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.STOOQ;
import static io.papertape.prices.file.PriceFolder.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files whose layout `prices.yaml` pins.
class PinnedLayoutsTest {

    private static final String[] GERMAN = {
        "Datum;Eröffnung;Hoch;Tief;Schluss;Stück", "05.04.2024;1.250,5;1.260;1.250;1.255,25;100"
    };
    private static final String GERMAN_COLUMNS =
            "columns: {time: Datum, open: Eröffnung, high: Hoch, low: Tief," + " close: Schluss, volume: Stück}";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void readsFilesOfAPatternByTheNamesOfTheirColumns() {
        folder.with("mt_SAP.csv", GERMAN)
                .with("KO.csv", STOOQ, "2024-04-05,1,1,1,1,1")
                .with(
                        "prices.yaml",
                        "files:",
                        "  - match: 'mt_*.csv'",
                        "    symbolInName: mt_(.+)",
                        "    decimal: ','",
                        "    " + GERMAN_COLUMNS);

        assertThat(folder.replayed().bars())
                .containsExactly("2024-04-05 KO 1 1 1 1 1", "2024-04-05 SAP 1250.5 1260 1250 1255.25 100");
        assertThat(layouts()).containsExactly("table", "pinned by prices.yaml");
    }

    @Test
    void readsTheExampleOfItsPage() throws IOException {
        String page = Files.readString(Path.of("src", "docs", "PRICES.md"));
        String[] blocks = page.substring(page.indexOf("## Layouts of your own")).split("```", -1);
        folder.withText("mt_SAP.csv", blocks[3].strip() + "\n")
                .withText("prices.yaml", blocks[1].substring("yaml".length()))
                .with("ecb.csv", "day,rate", "2024-04-05,1.0841");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2024-04-05 EURUSD 1.0841 1.0841 1.0841 1.0841 0",
                        "2024-04-05 SAP 1250.5 1260 1250 1255.25 100");
    }

    @Test
    void readsColumnsByNumberWhereThereIsNoHeader() {
        folder.with("x.txt", "made by hand", "", "at 9", "KO|05.04.24|1|3|1|2", "KO|08.04.24|2")
                .with("y.csv", "05/04/24,9:30,1,3,1,2,SAP")
                .with(
                        "prices.yaml",
                        "files:",
                        "- match: x.txt",
                        "  skip: 2",
                        "  header: false",
                        "  separator: '|'",
                        "  columns: {symbol: 1, time: 2, open: 3, high: 4, low: 5, close: 6}",
                        "- match: '*.csv'",
                        "  header: false",
                        "  dates: month-first",
                        "  zone: America/New_York",
                        "  prices: split-adjusted",
                        "  columns: {time: 1, clock: 2, open: 3, high: 4, low: 5, close: 6, symbol: 7}");

        assertThat(folder.replayed().bars())
                .containsExactly("2024-04-05 KO 1 3 1 2 0", "2024-05-04T13:30 SAP 1 3 1 2 0");
        assertThat(folder.replayed().rejected())
                .containsExactly(new RejectedBar("x.txt", 5, "KO", "KO|08.04.24|2", "expected 6 fields but were 3"));
    }

    @Test
    void takesOneColumnForSeveralPricesAndTheSymbolThatIsGiven() {
        folder.with("ecb.csv", "day,rate,comment", "20240405,1.0841,x", "20240408,1.0823,")
                .with(
                        "prices.yaml",
                        "files:",
                        "- match: ecb.csv",
                        "  symbol: EURUSD",
                        "  columns: {time: day, open: rate, high: rate, low: rate, close: rate}");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2024-04-05 EURUSD 1.0841 1.0841 1.0841 1.0841 0",
                        "2024-04-08 EURUSD 1.0823 1.0823 1.0823 1.0823 0");
    }

    @Test
    void saysHowDatesAreReadThatTheFileDoesNotTell() {
        String[] rows = {STOOQ, "04/05/2024,1,1,1,1,1"};
        String columns = "columns: {time: date, open: open, high: high, low: low, close: close}";
        folder.with("A.csv", rows)
                .with("B.csv", rows)
                .with(
                        "prices.yaml",
                        "files:",
                        "- {match: A.csv, dates: day-first, " + columns + "}",
                        "- {match: B.csv, dates: month-first, " + columns + "}",
                        "- {match: '*.csv', dates: epoch, " + columns + "}");

        assertThat(folder.replayed().bars()).containsExactly("2024-04-05 B 1 1 1 1 0", "2024-05-04 A 1 1 1 1 0");
    }

    @Test
    void findsFilesWhereverTheyAre() throws IOException {
        String text = String.join("\n", GERMAN);
        Files.createDirectories(temporary.resolve("xetra"));
        Files.createDirectories(temporary.resolve("other"));
        folder.withBytes("xetra/SAP.csv.gz", gzip(text))
                .with("other/BMW.csv", STOOQ, "2024-04-05,1,1,1,1,1")
                .with("prices.yaml", "files:", "- match: xetra/*", "  dates: day-first", "  " + GERMAN_COLUMNS);

        assertThat(Replayed.of(query(temporary, true)).bars())
                .containsExactly("2024-04-05 BMW 1 1 1 1 1", "2024-04-05 SAP 1250.5 1260 1250 1255.25 100");
    }

    @Test
    void pinsTheLayoutOfAFileThatIsGivenAlone() {
        folder.with("SAP.csv", GERMAN).with("prices.yaml", "files:", "- match: SAP.csv", "  " + GERMAN_COLUMNS);

        assertThat(Replayed.of(query(temporary.resolve("SAP.csv"), false)).bars())
                .containsExactly("2024-04-05 SAP 1250.5 1260 1250 1255.25 100");
    }

    @Test
    void tellsAnEntryThatNoFileMatches() {
        folder.with("SAP.csv", STOOQ, "2024-04-05,1,1,1,1,1")
                .with("prices.yaml", "files:", "- match: SPA.csv", "  " + GERMAN_COLUMNS);

        assertThat(folder.replayed().rejected())
                .containsExactly(new RejectedBar("prices.yaml", 2, null, "", "no price file matches 'SPA.csv'"));
    }

    @Test
    void refusesFileThatHasNotItsColumns() {
        String columns = "columns: {time: Datum, open: Start, high: Hoch, low: Tief, close: Schluss}";
        folder.with("SAP.csv", GERMAN)
                .with("TWICE.csv", "Datum,Start,Hoch,hoch,Tief,Schluss,Tief", "2024-04-05,1,1,1,1,1,1")
                .with("SHORT.csv", "2024-04-05,1,1")
                .with("FEW.txt", "only this line")
                .with(
                        "prices.yaml",
                        "files:",
                        "- match: S[AP]*.csv",
                        "  " + columns,
                        "- {match: TWICE.csv, symbolInName: 'x(.)', " + columns + "}",
                        "- match: SHORT.csv",
                        "  header: false",
                        "  columns: {time: 1, open: 2, high: 3, low: 4,",
                        "    close: 5}",
                        "- {match: FEW.txt, skip: 2, " + columns + "}",
                        "- {match: NAME.csv, symbolInName: 'x(.)', " + columns + "}")
                .with("NAME.csv", "Datum,Start,Hoch,Tief,Schluss", "2024-04-05,1,1,1,1");

        assertThat(problems(folder.query()))
                .containsExactly(
                        "FEW.txt: has no line behind the 2 that prices.yaml line 9 skips",
                        "NAME.csv: its name is not like symbolInName 'x(.)' of prices.yaml line 10",
                        "SAP.csv: has no column 'Start', which prices.yaml line 3 gives as open; its columns are Datum,"
                                + " Eröffnung, Hoch, Tief, Schluss, Stück",
                        "SHORT.csv: has no column 4, which prices.yaml line 7 gives as low; its rows have 3 columns",
                        "SHORT.csv: has no column 5, which prices.yaml line 8 gives as close; its rows have 3 columns",
                        "TWICE.csv: has 2 columns 'Tief', which prices.yaml line 4 gives as low; its columns are Datum,"
                                + " Start, Hoch, hoch, Tief, Schluss, Tief");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        folder.with("SAP.csv", GERMAN)
                .with(
                        "prices.yaml",
                        "file: x",
                        "files:",
                        "- matches: SAP.csv",
                        "  columns: {time: Datum, opens: Eröffnung, high: , close: [Schluss]}",
                        "- match: '[a'",
                        "  match: b",
                        "  header: no",
                        "  skip: -1",
                        "  separator: ' '",
                        "  dates: us",
                        "  decimal: point",
                        "  zone: Mars",
                        "  symbol: SAP",
                        "  symbolInName: x.*",
                        "  prices: adjusted",
                        "  columns: {time: a, open: b, high: c, low: d, close: e, symbol: f}",
                        "- match: x",
                        "  symbolInName: (",
                        "  header: false",
                        "  columns: {time: a, open: 1, high: 2, low: 3, close: 4}",
                        "- y",
                        "- match:",
                        "  columns:");

        assertThat(problems(folder.query()))
                .containsExactly(
                        "prices.yaml line 1, column 1: knows no key 'file'; the nearest is 'files'",
                        "prices.yaml line 3, column 3: knows no key 'matches'; the nearest is 'match'",
                        "prices.yaml line 3, column 3: has no 'match:'",
                        "prices.yaml line 4, column 12: gives no column as open",
                        "prices.yaml line 4, column 12: gives no column as low",
                        "prices.yaml line 4, column 26: knows no key 'opens'; the nearest is 'open'",
                        "prices.yaml line 4, column 49: high must have a value",
                        "prices.yaml line 4, column 59: close must have a value",
                        "prices.yaml line 5, column 10: match must be a pattern such as mt_*.csv but was '[a'",
                        "prices.yaml line 6, column 3: has 'match' twice",
                        "prices.yaml line 7, column 11: header must be false or true but was 'no'",
                        "prices.yaml line 8, column 9: skip must be a number of lines but was '-1'",
                        "prices.yaml line 9, column 14: separator must be a comma, a semicolon, \"\\t\" or another such"
                                + " character but was ' '",
                        "prices.yaml line 10, column 10: dates must be day-first or epoch or month-first or year-first"
                                + " but was 'us'",
                        "prices.yaml line 11, column 12: decimal must be , or . but was 'point'",
                        "prices.yaml line 12, column 9: zone must be a zone such as Europe/Berlin but was 'Mars'",
                        "prices.yaml line 13, column 11: symbol stands beside a column of symbols",
                        "prices.yaml line 14, column 17: symbolInName stands beside a column of symbols",
                        "prices.yaml line 14, column 17: symbolInName must be a regular expression with one group,"
                                + " such as mt_(.+), but was 'x.*'",
                        "prices.yaml line 15, column 11: prices must be raw or split-adjusted but was 'adjusted'",
                        "prices.yaml line 18, column 17: symbolInName must be a regular expression with one group,"
                                + " such as mt_(.+), but was '('",
                        "prices.yaml line 20, column 19: time must be the number of a column, from 1 but was 'a'",
                        "prices.yaml line 21, column 3: expected keys with values, such as 'match:'",
                        "prices.yaml line 22, column 9: match must have a value",
                        "prices.yaml line 23, column 11: expected keys with values, such as 'time:'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| prices.yaml: is empty; expected 'files:'",
                "a: ,| prices.yaml line 1, column 4: is no YAML: expected the node content, but found ','",
                "files:| prices.yaml line 1, column 7: expected a list, each entry after a '-'",
                "files: []| prices.yaml line 1, column 8: expected a list, each entry after a '-'",
                "--- a\n--- b| prices.yaml line 2, column 1: is no YAML: but found another document",
                "[[[[[[[[[[[[[[[[[[[[[| prices.yaml line 1, column 21: is nested too deeply",
                "a: \u0001| prices.yaml: is no YAML: special characters are not allowed",
            })
    void refusesWhatIsNoSuchFile(String textAndProblem) {
        int at = textAndProblem.indexOf('|');
        folder.with("SAP.csv", GERMAN).withText("prices.yaml", textAndProblem.substring(0, at));

        assertThat(problems(folder.query())).containsExactly(textAndProblem.substring(at + 2));
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        folder.with("SAP.csv", GERMAN).withBytes("prices.yaml", new byte[] {'a', ':', ' ', (byte) 0xFF});

        assertThat(problems(folder.query()).getFirst()).startsWith("prices.yaml: is no YAML: ");

        folder.withBytes("prices.yaml", " ".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));

        assertThat(problems(folder.query())).containsExactly("prices.yaml: is longer than 1048576 bytes");

        Files.delete(temporary.resolve("prices.yaml"));
        Files.createDirectory(temporary.resolve("prices.yaml"));

        assertThat(problems(folder.query())).containsExactly("prices.yaml: expected a regular file");
    }

    @Test
    void isNeverTakenForAPriceFile() {
        folder.with("SAP.csv", GERMAN).with("prices.yaml", "files:", "- match: SAP.csv", "  " + GERMAN_COLUMNS);
        Path file = temporary.resolve("prices.yaml");

        assertThat(problems(query(file, false)))
                .containsExactly(
                        "prices: '" + file + "' is no price file but tells how others are read; give its" + " folder");
    }

    @Test
    void isNotReadByAnotherName() {
        folder.with("SAP.csv", GERMAN).with("prices.yml", "files:");

        assertThat(problems(folder.query())).containsExactly("prices.yml: is not read; call it prices.yaml");
    }

    private List<String> layouts() {
        try (PriceTape tape = new FilePrices().open(folder.query())) {
            return tape.files().stream()
                    .map(ReadFile::layout)
                    .map(layout -> layout.name())
                    .toList();
        }
    }

    private static PriceQuery query(Path prices, boolean recursive) {
        PriceQuery query = new PriceQuery(prices, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 0);
        return new PriceQuery(
                prices,
                recursive,
                query.symbols(),
                query.from(),
                query.to(),
                query.maxRejected(),
                query.fileZone(),
                query.lastCounts(),
                query.adjustment(),
                query.symbolsMayMiss(),
                null);
    }

    private static List<String> problems(PriceQuery query) {
        PriceFileException refusal = catchThrowableOfType(
                PriceFileException.class, () -> new FilePrices().open(query).close());
        assertThat(refusal).isNotNull();
        PriceFileException again = catchThrowableOfType(PriceFileException.class, () -> new FilePrices().check(query));
        assertThat(again.problems()).isEqualTo(refusal.problems());
        return refusal.problems();
    }
}
