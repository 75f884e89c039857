package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionFilesTest {

    private static final String HEADER = "symbol,ex_date,type,value,pay_date";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary)
                .with("AAPL.csv", PriceFolder.STOOQ, "2014-06-06,1,1,1,1,5", "2014-06-09,1,1,1,1,5");
    }

    @Test
    void readsWhatAPersonHasWrittenDown() {
        folder.with(
                "actions.csv",
                HEADER,
                "AAPL,2014-06-09,split,7.0,",
                "AAPL,2014-08-07,dividend,0.470,2014-08-14",
                "FB,2022-06-09,rename,META,",
                "LEH,2008-09-17,delist,,",
                "GM,2009-06-01,DELIST,0.0,");

        assertThat(actions())
                .containsExactly(
                        "2008-09-17 LEH delist null, actions.csv line 5",
                        "2009-06-01 GM delist 0, actions.csv line 6",
                        "2014-06-09 AAPL split 7, actions.csv line 2",
                        "2014-08-07 AAPL dividend 0.47 paid 2014-08-14, actions.csv line 3",
                        "2022-06-09 FB rename META, actions.csv line 4");
    }

    @Test
    void takesColumnsInAnyOrderAndLeavesOthersOut() {
        folder.with("actions.csv", "note;Value;TYPE;ex-date;Symbol", "hand;7;split;2014-06-09;AAPL");

        assertThat(actions()).containsExactly("2014-06-09 AAPL split 7, actions.csv line 2");
    }

    @Test
    void neverTakesItForPrices() {
        folder.with("actions.csv", HEADER, "AAPL,2014-06-09,split,7,");

        assertThat(folder.replayed().symbols()).containsExactly("AAPL");
        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.files())
                    .extracting(ReadFile::name, file -> file.layout().name(), ReadFile::rows)
                    .containsExactly(tuple("AAPL.csv", "table", 2L), tuple("actions.csv", "corporate actions", 1L));
        }
        assertThatThrownBy(() -> new FilePrices()
                        .check(new PriceQuery(
                                temporary.resolve("actions.csv"), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 0)))
                .isInstanceOf(PriceFileException.class)
                .hasMessage("prices: '" + temporary.resolve("actions.csv") + "' has corporate actions and no prices");
    }

    @Test
    void readsItBesideTheOneFileThatIsAskedFor() {
        folder.with("actions.csv", HEADER, "AAPL,2014-06-09,split,7,");

        PriceQuery one = new PriceQuery(temporary.resolve("AAPL.csv"), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 0);

        assertThat(actions(one)).containsExactly("2014-06-09 AAPL split 7, actions.csv line 2");
    }

    @Test
    void readsItCompressed() {
        folder.withBytes("actions.csv.gz", PriceFolder.gzip("symbol,ex_date,type,value\nAAPL,2014-06-09,split,7\n"));

        assertThat(actions()).containsExactly("2014-06-09 AAPL split 7, actions.csv.gz line 2");
    }

    @Test
    void leavesOutWhatIsOfNoSymbolThatIsAskedFor() {
        folder.with(
                "actions.csv",
                HEADER,
                "AAPL,2014-06-09,split,7,",
                "KO,2012-08-13,split,2,",
                "APPL,2014-06-01,rename,AAPL,");

        assertThat(actions(folder.query("AAPL")))
                .containsExactly(
                        "2014-06-01 APPL rename AAPL, actions.csv line 4",
                        "2014-06-09 AAPL split 7, actions.csv line 2");
    }

    @Test
    void refusesEveryRowThatIsWrong() {
        folder.with(
                "actions.csv",
                HEADER,
                ",2014-06-09,split,7,",
                "AAPL,9 June 2014,split,7,",
                "AAPL,2014-06-09,splitt,7,",
                "AAPL,2014-06-09,split,,",
                "AAPL,2014-06-09,split,7:1,",
                "AAPL,2014-06-09,split,0,",
                "AAPL,2014-06-09,dividend,-1,",
                "AAPL,2014-06-09,dividend,1,2014-06-08",
                "AAPL,2014-06-09,split,7,2014-06-10",
                "AAPL,2014-06-09,rename,AAPL,",
                "AAPL,2014-06-09,delist,-1,",
                "AAPL,2014-06-09");

        assertThatThrownBy(() -> new FilePrices().check(folder.query()))
                .isInstanceOfSatisfying(
                        PriceFileException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "actions.csv line 2: symbol is empty",
                                        "actions.csv line 3: ex_date must be a date like 2014-06-09 but was '9 June 2014'",
                                        "actions.csv line 4: type must be one of rename, split, dividend, delist but was 'splitt'",
                                        "actions.csv line 5: value of a split must be a number of at most 18 digits but was ''",
                                        "actions.csv line 6: value of a split must be a number of at most 18 digits but was '7:1'",
                                        "actions.csv line 7: value of a split must be above 0 but was 0",
                                        "actions.csv line 8: value of a dividend must be above 0 but was -1",
                                        "actions.csv line 9: pay_date must not be before ex_date 2014-06-09 but was 2014-06-08",
                                        "actions.csv line 10: a split has no pay_date but was given 2014-06-10",
                                        "actions.csv line 11: value of a rename must be the new symbol but was 'AAPL'",
                                        "actions.csv line 12: value of a delist must be at least 0 but was -1",
                                        "actions.csv line 13: type must be one of rename, split, dividend, delist but was ''"));
        assertThatThrownBy(() -> actions()).isInstanceOf(PriceFileException.class);
    }

    @Test
    void countsWrongRowsBeyondTheFirstOnes() {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        rows.addAll(Collections.nCopies(25, "AAPL,2014-06-09,split,0,"));
        folder.with("actions.csv", rows);

        assertThatThrownBy(this::actions)
                .isInstanceOfSatisfying(
                        PriceFileException.class,
                        e -> assertThat(e.problems()).hasSize(21).endsWith("actions.csv: and 5 more rows"));
    }

    @Test
    void refusesAHeaderThatLacksAColumn() {
        folder.with("actions.csv", "symbol,date,value", "AAPL,2014-06-09,7");

        assertThatThrownBy(() -> new FilePrices().check(folder.query()))
                .isInstanceOf(PriceFileException.class)
                .hasMessage(
                        "actions.csv line 1: corporate actions have the columns symbol, ex_date, type and value, and"
                                + " pay_date where it is known, but it begins with 'symbol,date,value'");
    }

    @Test
    void readsTheColumnsOfVendors() {
        folder.with("YH.csv", "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits", "2014-06-09,1,1,1,1,5,0.47,7.0")
                .with(
                        "AV.csv",
                        "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient",
                        "2024-02-12,1,1,1,1,1,5,1.6700,1.0",
                        "2024-02-13,1,1,1,1,1,5,0.0000,0.125")
                .with(
                        "TI.csv",
                        "date,close,high,low,open,volume,adjClose,divCash,splitFactor",
                        "2020-08-31,1,1,1,1,5,1,0.0,4.0")
                .with(
                        "QU.csv",
                        "Date,Open,High,Low,Close,Volume,Ex-Dividend,Split Ratio,Adj. Close",
                        "2014-06-09,1,1,1,1,5,0.5,1.0,1")
                .with(
                        "YF.csv",
                        "Price,Close,High,Low,Open,Volume,Dividends,Stock Splits",
                        "Ticker,YF,YF,YF,YF,YF,YF,YF",
                        "Date,,,,,,,",
                        "2024-02-12,10,20,10,10,5,0.25,2.0");

        assertThat(actions())
                .containsExactly(
                        "2014-06-09 YH split 7, YH.csv line 2",
                        "2014-06-09 QU dividend 0.5, QU.csv line 2",
                        "2014-06-09 YH dividend 0.47, YH.csv line 2",
                        "2020-08-31 TI split 4, TI.csv line 2",
                        "2024-02-12 YF split 2, YF.csv line 4",
                        "2024-02-12 AV dividend 1.67, AV.csv line 2",
                        "2024-02-12 YF dividend 0.25, YF.csv line 4",
                        "2024-02-13 AV split 0.125, AV.csv line 3");
    }

    @Test
    void keepsAnActionOfARowWithoutABarAndTellsOfOneThatCannotBeRead() {
        folder.with(
                "YH.csv",
                "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits",
                "2014-06-09,null,null,null,null,null,0.47,null",
                "2014-06-10,1,1,1,1,5,,0.0",
                "2014-06-11,1,1,1,1,5,0.0,two",
                "2014-06-12,1,1,1,1,5,0.0");

        assertThat(actions()).containsExactly("2014-06-09 YH dividend 0.47, YH.csv line 2");
        assertThat(folder.replayed("YH").rejected().stream().map(RejectedBar::toString))
                .containsExactly(
                        "YH.csv line 2: open must be a number but was 'null'",
                        "YH.csv line 4: split must be a number but was 'two'",
                        "YH.csv line 5: expected 8 fields but were 7");
    }

    @Test
    void putsWhatAPersonHasWrittenBeforeWhatPriceFilesSay() {
        String header = "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits";
        folder.with("YH.csv", header, "2014-06-09,1,1,1,1,5,0.0,6.0", "2015-06-09,1,1,1,1,5,0.0,2.0")
                .with("YH (1).csv", header, "2014-06-10,1,1,1,1,5,0.0,6.0", "2015-06-09,1,1,1,1,5,0.0,20.0")
                .with("actions.csv", HEADER, "YH,2014-06-09,split,7,");

        assertThat(actions())
                .containsExactly(
                        "2014-06-09 YH split 7, actions.csv line 2",
                        "2014-06-10 YH split 6, YH (1).csv line 2",
                        "2015-06-09 YH split 20, YH (1).csv line 3");
        assertThat(folder.replayed().rejected().stream().map(RejectedBar::toString))
                .contains("YH.csv line 3: another split than YH (1).csv line 3 for 2015-06-09: 2 here and 20 there,"
                        + " which counts");
    }

    private List<String> actions() {
        return actions(folder.query());
    }

    private static List<String> actions(PriceQuery query) {
        try (PriceTape tape = new FilePrices().open(query)) {
            return tape.actions().stream().map(ActionFilesTest::told).toList();
        }
    }

    private static String told(ToldAction action) {
        return action.date() + " " + action.symbol() + " " + action.type().label() + " "
                + Objects.requireNonNullElse(action.renamedTo(), String.valueOf(action.value()))
                + (action.payDate() == null ? "" : " paid " + action.payDate()) + ", " + action.place();
    }
}
