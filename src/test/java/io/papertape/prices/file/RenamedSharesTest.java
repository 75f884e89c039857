package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.SymbolNames;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedSharesTest {

    private static final String HEADER = "symbol,date,type,value";
    private static final String RENAME = "FB,2022-06-09,rename,META";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary)
                .with("FB.csv", PriceFolder.STOOQ, row("2022-06-07", 7), row("2022-06-08", 8))
                .with("META.csv", PriceFolder.STOOQ, row("2022-06-09", 9), row("2022-06-10", 10))
                .with("KO.csv", PriceFolder.STOOQ, row("2022-06-08", 60), row("2022-06-09", 61))
                .with("actions.csv", HEADER, RENAME);
    }

    private static String row(String date, int price) {
        return date + "," + price + "," + price + "," + price + "," + price + ",5";
    }

    private static String bar(String date, String symbol, int price) {
        return date + " " + symbol + " " + price + " " + price + " " + price + " " + price + " 5";
    }

    private List<String> reasons(String... symbols) {
        return folder.replayed(symbols).rejected().stream()
                .map(RejectedBar::toString)
                .toList();
    }

    private SymbolNames names(String... symbols) {
        try (PriceTape tape = new FilePrices().open(folder.query(symbols))) {
            return tape.names(tape.symbols());
        }
    }

    private List<String> events(String... symbols) {
        try (PriceTape tape = new FilePrices().open(folder.query(symbols))) {
            return tape.events().stream().map(RenamedSharesTest::told).toList();
        }
    }

    private static String told(ToldAction action) {
        return action.date() + " " + action.symbol() + " " + action.type().label() + " "
                + (action.type() == ActionType.RENAME ? action.renamedTo() : action.value());
    }

    private static final List<String> FB_BARS = List.of(
            bar("2022-06-07", "FB", 7),
            bar("2022-06-08", "FB", 8),
            bar("2022-06-09", "FB", 9),
            bar("2022-06-10", "FB", 10));

    @Test
    void areOneSymbolWithTheBarsOfBoth() {
        Replayed all = folder.replayed();

        assertThat(all.symbols()).containsExactly("FB", "KO");
        assertThat(all.bars())
                .containsExactly(
                        bar("2022-06-07", "FB", 7),
                        bar("2022-06-08", "FB", 8),
                        bar("2022-06-08", "KO", 60),
                        bar("2022-06-09", "FB", 9),
                        bar("2022-06-09", "KO", 61),
                        bar("2022-06-10", "FB", 10));
        assertThat(all.rejected()).isEmpty();
        assertThat(names().told(0)).isEqualTo("FB>META");
        assertThat(names().at(0, PriceFolder.time("2022-06-08"))).isEqualTo("FB");
        assertThat(names().at(0, PriceFolder.time("2022-06-09"))).isEqualTo("META");
        assertThat(events()).containsExactly("2022-06-09 FB rename META");
    }

    @Test
    void areAskedForByEitherName() {
        assertThat(folder.replayed("FB").bars()).isEqualTo(FB_BARS);
        assertThat(folder.replayed("META").bars())
                .isEqualTo(
                        FB_BARS.stream().map(bar -> bar.replace("FB", "META")).toList());
        assertThat(names("META").told(0)).isEqualTo("FB>META");
        try (PriceTape tape = new FilePrices().open(folder.query("META"))) {
            assertThat(tape.others()).containsExactly("KO");
        }
    }

    @Test
    void areNotAskedForTwice() {
        assertThatThrownBy(() -> folder.replayed("FB", "META"))
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining("symbols: FB and META are the same shares: FB becomes META on 2022-06-09"
                        + " (actions.csv line 2); name one of them (a session that has both is started over with"
                        + " fresh=true)");
    }

    @Test
    void leaveOutBarsOfOtherCompaniesUnderTheirNames() {
        folder.with("FB.csv", PriceFolder.STOOQ, row("2022-06-07", 7), row("2022-06-08", 8), row("2022-06-09", 99))
                .with(
                        "META.csv",
                        PriceFolder.STOOQ,
                        row("2022-06-07", 70),
                        row("2022-06-08", 71),
                        row("2022-06-09", 9),
                        row("2022-06-10", 10));

        assertThat(folder.replayed("FB").bars()).isEqualTo(FB_BARS);
        assertThat(reasons("FB"))
                .containsExactlyInAnyOrder(
                        "FB.csv line 4: 1 bar is left out: FB is not the name of these shares on their dates",
                        "META.csv line 1: 2 bars are left out: FB, which is META since 2022-06-09, has bars of its own"
                                + " before it");
    }

    @Test
    void haveTheirWholePastUnderTheNewNameWhereTheOldOneIsGone() throws IOException {
        Files.delete(temporary.resolve("FB.csv"));
        folder.with(
                        "META.csv",
                        "Date,Open,High,Low,Close,Volume,Dividends",
                        row("2022-06-07", 7) + ",0.25",
                        row("2022-06-08", 8) + ",0",
                        row("2022-06-09", 9) + ",0",
                        row("2022-06-10", 10) + ",0.5")
                .with("actions.csv", HEADER, RENAME);

        assertThat(folder.replayed("FB").bars()).isEqualTo(FB_BARS);
        assertThat(reasons("FB")).isEmpty();
        assertThat(events("FB"))
                .containsExactly(
                        "2022-06-07 FB dividend 0.25", "2022-06-09 FB rename META", "2022-06-10 META dividend 0.5");
    }

    @Test
    void tellActionsByTheNameOfTheirDate() {
        folder.with(
                "actions.csv",
                HEADER,
                RENAME,
                "META,2022-06-08,dividend,1",
                "FB,2022-06-10,dividend,2",
                "FB,2022-06-10,split,2",
                "META,2022-06-10,dividend,2");

        assertThat(events())
                .containsExactly(
                        "2022-06-08 FB dividend 1",
                        "2022-06-09 FB rename META",
                        "2022-06-10 META split 2",
                        "2022-06-10 META dividend 2",
                        "2022-06-10 META dividend 2");
    }

    @Test
    void mayHaveMoreThanTwoNames() {
        folder.with("actions.csv", HEADER, "META,2022-06-10,rename,FB", RENAME)
                .with("FB.csv", PriceFolder.STOOQ, row("2022-06-07", 7), row("2022-06-08", 8), row("2022-06-10", 10))
                .with("META.csv", PriceFolder.STOOQ, row("2022-06-09", 9));

        assertThat(folder.replayed("FB").bars()).isEqualTo(FB_BARS);
        assertThat(names("FB").told(0)).isEqualTo("FB>META>FB");
    }

    @Test
    void haveOneNameAtATime() {
        folder.with("actions.csv", HEADER, RENAME, "KO,2022-06-10,rename,META", "FB,2022-06-12,rename,X");

        assertThatThrownBy(folder::replayed)
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining(
                        "actions.csv line 3: KO cannot become META on 2022-06-10: actions.csv line 2 makes"
                                + " FB META on 2022-06-09");
        folder.with("actions.csv", HEADER, RENAME, "FB,2022-06-12,rename,X");
        assertThatThrownBy(folder::replayed)
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining(
                        "actions.csv line 3: FB cannot become X on 2022-06-12: actions.csv line 2 makes FB"
                                + " META on 2022-06-09");
    }

    /// GOOG became GOOGL on the day on which GOOCV became GOOG.
    @Test
    void haveTheBarsOfEachTickerInItsTimeByLeansMaps() throws IOException {
        Path maps = Files.createDirectory(temporary.resolve("map_files"));
        Files.writeString(maps.resolve("goog.csv"), "20220606,goocv,Q\n20220608,goocv,Q\n20501231,goog,Q\n");
        Files.writeString(maps.resolve("googl.csv"), "20220606,goog,Q\n20220608,goog,Q\n20501231,googl,Q\n");
        Files.writeString(maps.resolve("ko.csv"), "20220609,ko,N\n20220609,ko,N\n");
        folder.with("actions.csv", HEADER, RENAME)
                .with("GOOCV.csv", PriceFolder.STOOQ, row("2022-06-07", 1), row("2022-06-08", 2))
                .with(
                        "GOOG.csv",
                        PriceFolder.STOOQ,
                        row("2022-06-03", 99),
                        row("2022-06-07", 101),
                        row("2022-06-08", 102),
                        row("2022-06-09", 3))
                .with("GOOGL.csv", PriceFolder.STOOQ, row("2022-06-08", 98), row("2022-06-09", 103));

        assertThat(folder.replayed("GOOG", "GOOGL").bars())
                .containsExactly(
                        bar("2022-06-07", "GOOG", 1),
                        bar("2022-06-07", "GOOGL", 101),
                        bar("2022-06-08", "GOOG", 2),
                        bar("2022-06-08", "GOOGL", 102),
                        bar("2022-06-09", "GOOG", 3),
                        bar("2022-06-09", "GOOGL", 103));
        assertThat(reasons("GOOG", "GOOGL"))
                .containsExactly(
                        "GOOG.csv line 2: 1 bar is left out: GOOG is not the name of these shares on their dates",
                        "GOOGL.csv line 2: 1 bar is left out: GOOGL is not the name of these shares on their dates");
        assertThat(events("GOOG", "GOOGL"))
                .containsExactly("2022-06-09 GOOCV rename GOOG", "2022-06-09 GOOG rename GOOGL");
        assertThat(names("GOOGL").told(0)).isEqualTo("GOOG>GOOGL");
        assertThat(folder.replayed().symbols()).containsExactly("FB", "GOOG", "GOOGL", "KO");
        assertThat(events("KO")).containsExactly("2022-06-09 KO delist null");
        assertThat(folder.replayed("KO").bars()).containsExactly(bar("2022-06-09", "KO", 61));
    }

    @Test
    void findTheirMapByAnEarlierTicker() throws IOException {
        Path maps = Files.createDirectory(temporary.resolve("map_files"));
        Files.writeString(maps.resolve("meta.csv"), "20220601,fb,Q\n20220608,fb,Q\n20501231,meta,Q\n");
        Files.delete(temporary.resolve("actions.csv"));

        assertThat(folder.replayed("FB").bars()).isEqualTo(FB_BARS);
        assertThat(events("FB")).containsExactly("2022-06-09 FB rename META");
    }

    @Test
    void refuseAMapThatIsNone() throws IOException {
        Path maps = Files.createDirectory(temporary.resolve("map_files"));
        Files.writeString(maps.resolve("fb.csv"), "20220601,fb,Q\n2022-06-08,fb,Q\n");

        assertThatThrownBy(() -> folder.replayed("FB"))
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining("map_files/fb.csv line 2: expected a date and a ticker like 20220608,fb,Q but was"
                        + " '2022-06-08,fb,Q'");
    }
}
