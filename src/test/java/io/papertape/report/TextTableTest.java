package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    private static final ReportTable TRADES = new ReportTable(
            List.of("symbol", "traded_at", "realized_pnl", "reason"),
            List.of(
                    List.of(
                            "KO",
                            LocalDate.parse("2017-02-13"),
                            new BigDecimal("-12.50"),
                            "fast mean 41.4 crossed above slow mean 41.3"),
                    List.of("日本😀", LocalDate.parse("2017-02-14"), new BigDecimal("7.00"), "none")));

    @Test
    void isAsWideAsItLikesWhereThereIsRoom() {
        assertThat(TextTable.of(TRADES, TextTable.UNBOUNDED).lines())
                .containsExactly(
                        " symbol | traded_at  | realized_pnl | reason",
                        "--------|------------|--------------|---------------------------------------------",
                        " KO     | 2017-02-13 |        -12.5 | fast mean 41.4 crossed above slow mean 41.3",
                        " 日本😀 | 2017-02-14 |            7 | none");
    }

    @Test
    void breaksTextsAndNamesWhereThereIsNot() {
        assertThat(TextTable.of(TRADES, 61).lines())
                .containsExactly(
                        " symbol | traded_at  | realized_pnl | reason",
                        "--------|------------|--------------|------------------------",
                        " KO     | 2017-02-13 |        -12.5 | fast mean 41.4 crossed",
                        "        |            |              | above slow mean 41.3",
                        " 日本😀 | 2017-02-14 |            7 | none");
        assertThat(TextTable.of(TRADES, 54).lines())
                .containsExactly(
                        " symbol | traded_at  |   realized_ | reason",
                        "        |            |         pnl |",
                        "--------|------------|-------------|------------------",
                        " KO     | 2017-02-13 |       -12.5 | fast mean 41.4",
                        "        |            |             | crossed above",
                        "        |            |             | slow mean 41.3",
                        " 日本😀 | 2017-02-14 |           7 | none");
    }

    @Test
    void makesABlockOfEachRowWhereNothingElseFits() {
        assertThat(TextTable.of(TRADES, 40).lines())
                .containsExactly(
                        "symbol        KO",
                        "traded_at     2017-02-13",
                        "realized_pnl  -12.5",
                        "reason        fast mean 41.4 crossed",
                        "              above slow mean 41.3",
                        "",
                        "symbol        日本😀",
                        "traded_at     2017-02-14",
                        "realized_pnl  7",
                        "reason        none");
    }

    @Test
    void leavesOutWhatMattersLeastAndTellsWhereItIs() {
        assertThat(ranked(77))
                .containsExactly(
                        " symbol | traded_at  | realized_pnl | fee | reason",
                        "--------|------------|--------------|-----|----------------------------------",
                        " KO     | 2017-02-13 |        -12.5 |   1 | fast mean above slow mean, was",
                        "        |            |              |     | below",
                        "left out: exact; COLUMNS=85 has room for it, format=csv has all");
        assertThat(ranked(64))
                .containsExactly(
                        " symbol | traded_at  | realized_pnl | fee |      exact",
                        "--------|------------|--------------|-----|------------",
                        " KO     | 2017-02-13 |        -12.5 |   1 | 0.12345678",
                        "left out: reason; COLUMNS=85 has room for it, format=csv has all");
        assertThat(ranked(48))
                .containsExactly(
                        " symbol | traded_at  | realized_pnl | fee",
                        "--------|------------|--------------|-----",
                        " KO     | 2017-02-13 |        -12.5 |   1",
                        "left out: reason, exact; COLUMNS=85 has room for",
                        "them, format=csv has all");
    }

    private static List<String> ranked(int width) {
        List<ReportColumn> columns = List.of(
                new ReportColumn("symbol", ReportColumn.Kind.TEXT),
                new ReportColumn("traded_at", ReportColumn.Kind.WORD),
                new ReportColumn("realized_pnl", ReportColumn.Kind.NUMBER),
                new ReportColumn("fee", ReportColumn.Kind.NUMBER, 2),
                new ReportColumn("reason", ReportColumn.Kind.TEXT, 1),
                new ReportColumn("exact", ReportColumn.Kind.NUMBER, 3));
        List<@Nullable Object> row = List.of(
                "KO",
                LocalDate.parse("2017-02-13"),
                new BigDecimal("-12.50"),
                1,
                "fast mean above slow mean, was below",
                new BigDecimal("0.12345678"));
        return TextTable.lines(columns, List.of(row), width, "format=csv has all");
    }

    @ParameterizedTest
    @CsvSource({"30", "41", "50", "57", "63", "77", "200"})
    void neverCutsANumberAndNeverExceedsTheWidth(int width) {
        String table = TextTable.of(TRADES, width);

        assertThat(table).contains("-12.5", "2017-02-13");
        assertThat(table.lines())
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void breaksAWordThatIsWiderThanItsColumn() {
        assertThat(TextWidth.wrap("日本語😀abcdef gh", 5)).containsExactly("日本", "語😀a", "bcdef", "gh");
        assertThat(TextWidth.of("e\u0301👨‍👩‍👧")).isEqualTo(3);
    }
}
