package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Prices over splits: divided by them, or told of.
class SplitPricesTest {

    private static final String ALPHA_VANTAGE =
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient";
    private static final String ACTIONS = "symbol,ex_date,type,value";
    private static final long SEED = 20_260_403;

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void dividesPricesByTheSplitsAfterThemAndMultipliesVolumes() {
        folder.with(
                "AAPL.csv",
                ALPHA_VANTAGE,
                "2020-08-31,30,31,29,30,30,400,0,4",
                "2020-08-28,112,120,100,112,28,100,0,1",
                "2014-06-09,112,120,100,112,28,100,0,7",
                "2014-06-06,784,840,700,784,28,10,0,1");

        assertThat(replayed(Adjustment.SPLITS).bars())
                .containsExactly(
                        "2014-06-06 AAPL 28 30 25 28 280",
                        "2014-06-09 AAPL 28 30 25 28 400",
                        "2020-08-28 AAPL 28 30 25 28 400",
                        "2020-08-31 AAPL 30 31 29 30 400");
        assertThat(splits()).containsExactly("AAPL 2014-06-09 7", "AAPL 2020-08-31 4");
    }

    @Test
    void leavesPricesThatTheirLayoutSaysToBeAdjusted() {
        folder.with(
                        "AAPL.csv",
                        "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits",
                        "2014-06-06,1,1,1,1,5,0,0",
                        "2014-06-09,1,1,1,1,5,0,7")
                .with("actions.csv", ACTIONS, "AAPL,2014-06-09,split,7");

        assertThat(replayed(Adjustment.SPLITS).bars())
                .containsExactly("2014-06-06 AAPL 1 1 1 1 5", "2014-06-09 AAPL 1 1 1 1 5");
        assertThat(splits()).isEmpty();
    }

    @Test
    void takesSplitsThatAPersonHasWrittenDown() {
        folder.with("A.csv", PriceFolder.STOOQ, "2020-01-02,1,1,1,1,8", "2020-01-03,8,8,8,8,1")
                .with("B.csv", PriceFolder.STOOQ, "2020-01-02,3,3,3,3,8", "2020-01-03,3,3,3,3,8")
                .with("actions.csv", ACTIONS, "A,2020-01-03,split,0.125", "C,2020-01-03,split,2");

        assertThat(replayed(Adjustment.SPLITS).bars())
                .containsExactly(
                        "2020-01-02 A 8 8 8 8 1",
                        "2020-01-02 B 3 3 3 3 8",
                        "2020-01-03 A 8 8 8 8 1",
                        "2020-01-03 B 3 3 3 3 8");
        assertThat(splits()).containsExactly("A 2020-01-03 0.125");
        assertThat(splits("B")).isEmpty();
    }

    @Test
    void refusesPricesOfWhichNothingTellsSplits() {
        folder.with("A.csv", PriceFolder.STOOQ, "2020-01-02,1,1,1,1,8");

        assertThatThrownBy(() -> replayed(Adjustment.SPLITS))
                .isInstanceOf(PriceFileException.class)
                .hasMessage(
                        "A.csv: adjust=splits needs to know the splits, and the layout table has neither prices that"
                                + " are adjusted for them nor a column of them in this file; write them into an actions.csv"
                                + " beside it, with the header alone where there were none");

        folder.with("actions.csv", ACTIONS);

        assertThat(replayed(Adjustment.SPLITS).bars()).containsExactly("2020-01-02 A 1 1 1 1 8");
    }

    @Test
    void refusesASplitThatCannotBeRead() {
        folder.with("A.csv", ALPHA_VANTAGE, "2020-01-02,1,1,1,1,1,8,0,two");

        assertThatThrownBy(() -> replayed(Adjustment.SPLITS))
                .isInstanceOf(PriceFileException.class)
                .hasMessage(
                        "A.csv line 2: split must be a number but was 'two', and adjust=splits cannot do without it");
    }

    @Test
    void rejectsBarsThatDoNotFitAfterwards() {
        folder.with(
                        "A.csv",
                        PriceFolder.STOOQ,
                        "2020-01-02,0.00000002,0.00000003,0.00000001,0.00000002,8",
                        "2020-01-03,10,10,10,10,8",
                        "2020-01-06,10,10,10,10,8")
                .with("B.csv", PriceFolder.STOOQ, "2020-01-02,1,90000000000,1,1,8", "2020-01-06,1,1,1,1,8")
                .with("actions.csv", ACTIONS, "A,2020-01-06,split,3", "B,2020-01-06,split,0.5");

        Replayed replayed = replayed(Adjustment.SPLITS);

        assertThat(replayed.bars())
                .containsExactly(
                        "2020-01-03 A 3.33333333 3.33333333 3.33333333 3.33333333 24",
                        "2020-01-06 A 10 10 10 10 8",
                        "2020-01-06 B 1 1 1 1 8");
        assertThat(replayed.rejected().stream().map(RejectedBar::toString))
                .containsExactly(
                        "A.csv line 2: adjusted low must be within 0.00000001 and 92233720368.54775807 but is less",
                        "B.csv line 2: adjusted high must be within 0.00000001 and 92233720368.54775807 but is more");
    }

    @Test
    void rejectsALastRowWhoseSplitMayBeCutOff() {
        folder.withText("A.csv", ALPHA_VANTAGE + "\n2020-01-02,1,1,1,1,1,8,0,1.0\n2020-01-03,1,1,1,1,1,8,0,1");

        assertThat(replayed(Adjustment.SPLITS).rejected())
                .extracting(RejectedBar::reason)
                .containsExactly("the last line has no end: its split may be cut off");
        assertThat(replayed(Adjustment.NONE).rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsOutFromThePricesWhereTheLayoutDoesNotTell(boolean newestFirst) {
        String header = "date,open,high,low,close,volume,splitFactor";
        List<String> rows = new ArrayList<>(
                List.of("2020-01-02,70,70,70,70,8,1", "2020-01-03,10,11,10,11,8,7", "2020-01-06,11,11,11,11,8,2"));
        if (newestFirst) {
            Collections.reverse(rows);
        }
        rows.addFirst(header);
        folder.with("A.csv", rows.toArray(String[]::new));

        assertThat(splits()).containsExactly("A 2020-01-03 7");
    }

    @Test
    void takesPricesAsTradedThatTheirLayoutCallsAdjustedWhereAPersonTellsASplitOfThem() {
        folder.with(
                        "A.csv",
                        "Date,Open,High,Low,Close,Volume,Adj Close",
                        "2020-01-02,70,70,70,70,8,1",
                        "2020-01-03,10,11,10,11,8,1",
                        "2020-01-06,11,11,11,11,8,2")
                .with("actions.csv", ACTIONS, "A,2020-01-03,split,7", "A,2020-01-06,split,2");

        assertThat(splits()).containsExactly("A 2020-01-03 7");
    }

    @Test
    void tellsOfSplitsWhereverTheBarsAreUnlessTheyAreAdjusted() {
        folder.with(
                "A.csv",
                ALPHA_VANTAGE,
                "2020-01-02,1,1,1,1,1,8,0,1",
                "2020-01-03,1,1,1,1,1,8,0,2",
                "2020-01-06,1,1,1,1,1,8,0,1");

        assertThat(splits()).containsExactly("A 2020-01-03 2");
        assertThat(splits(folder.between("2020-01-01", "2020-01-02"))).containsExactly("A 2020-01-03 2");
        assertThat(splits(query(folder.query(), Adjustment.SPLITS))).isEmpty();
        assertThat(splits(query(folder.query(), Adjustment.ALL))).isEmpty();
    }

    @Test
    void takesADayToBeginInTheZoneOfTimes() {
        folder.with(
                        "A.csv",
                        "timestamp,open,high,low,close,volume",
                        "2020-01-02T19:30:00-05:00,2,2,2,2,8",
                        "2020-01-03T09:30:00-05:00,1,1,1,1,8")
                .with("actions.csv", ACTIONS, "A,2020-01-03,split,2");

        PriceQuery all = folder.query();
        PriceQuery newYork = new PriceQuery(
                all.prices(),
                false,
                List.of(),
                all.from(),
                all.to(),
                0,
                ZoneId.of("America/New_York"),
                false,
                Adjustment.SPLITS,
                false,
                null);

        assertThat(Replayed.of(newYork).bars())
                .containsExactly("2020-01-03T00:30 A 1 1 1 1 16", "2020-01-03T14:30 A 1 1 1 1 8");
    }

    @Test
    void readsTheFactorFilesOfLean() throws IOException {
        Path daily = Files.createDirectories(temporary.resolve("daily"));
        Path factors = Files.createDirectories(temporary.resolve("factor_files"));
        new PriceFolder(daily)
                .with(
                        "aapl.csv",
                        "20140605 00:00,6462500,6493500,6426100,6473500,100",
                        "20140606 00:00,6500000,6512500,6444800,6455700,100",
                        "20140609 00:00,926900,938800,917500,937000,700",
                        "20140807 00:00,949300,959500,941000,944800,700");
        new PriceFolder(factors)
                .with(
                        "aapl.csv",
                        "19980102,0.8684,0.0357143,1",
                        "20140606,0.8684,0.0357143,645.57",
                        "20140806,0.8684,0.25,94.96",
                        "20200828,0.8727,0.25,499.23",
                        "20501231,1,1,0");
        PriceFolder prices = new PriceFolder(daily);

        assertThat(Replayed.of(query(prices.query(), Adjustment.SPLITS)).bars())
                .containsExactly(
                        "2014-06-05 AAPL 23.08035714 23.19107143 22.95035714 23.11964286 2800",
                        "2014-06-06 AAPL 23.21428571 23.25892857 23.01714286 23.05607143 2800",
                        "2014-06-09 AAPL 23.1725 23.47 22.9375 23.425 2800",
                        "2014-08-07 AAPL 23.7325 23.9875 23.525 23.62 2800");
        assertThat(Replayed.of(query(prices.query(), Adjustment.ALL)).bars())
                .startsWith("2014-06-05 AAPL "
                        + String.join(
                                " ", scaled("646.25"), scaled("649.35"), scaled("642.61"), scaled("647.35"), "100"))
                .endsWith("2014-08-07 AAPL 20.71135275 20.93389125 20.53007175 20.613 700"
                        .replace("20.71135275", decimal("94.93", "0.8727", "0.25"))
                        .replace("20.93389125", decimal("95.95", "0.8727", "0.25"))
                        .replace("20.53007175", decimal("94.1", "0.8727", "0.25"))
                        .replace("20.613 ", decimal("94.48", "0.8727", "0.25") + " "));
        assertThat(splits(prices.query())).containsExactly("AAPL 2014-06-09 7", "AAPL 2020-08-31 4");
        try (PriceTape tape = new FilePrices().open(prices.query())) {
            assertThat(tape.actions())
                    .extracting(action ->
                            action.date() + " " + action.type().label() + " " + action.value() + " " + action.place())
                    .containsExactly(
                            "2014-06-09 split 7 factor_files/aapl.csv line 2",
                            "2014-08-07 dividend 0.4679 factor_files/aapl.csv line 3",
                            "2020-08-31 split 4 factor_files/aapl.csv line 4",
                            "2020-08-31 dividend 63.55 factor_files/aapl.csv line 4");
            assertThat(tape.files())
                    .extracting(file -> file.name())
                    .containsExactly("aapl.csv", "factor_files/aapl.csv");
        }
    }

    @Test
    void refusesLeansPricesWithoutTheirFactorFile() {
        folder.with("aapl.csv", "20140605 00:00,6462500,6493500,6426100,6473500,100");

        assertThatThrownBy(() -> replayed(Adjustment.ALL))
                .isInstanceOf(PriceFileException.class)
                .hasMessage("aapl.csv: adjust=all needs the factor file of the layout LEAN, and there is no"
                        + " factor_files/aapl.csv; adjust=none takes the prices as they are");
    }

    @Test
    void isWhatDecimalsSay() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> rows = new ArrayList<>(List.of(PriceFolder.STOOQ));
        List<String> actions = new ArrayList<>(List.of(ACTIONS));
        List<BigDecimal> prices = new ArrayList<>();
        List<BigDecimal> splits = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDate date = LocalDate.of(2000, 1, 1).plusDays(i);
            BigDecimal price = BigDecimal.valueOf(1_000_000 + random.nextLong(10_000_000_000_000L), 8);
            rows.add(date + ("," + price.toPlainString()).repeat(4) + ",7");
            prices.add(price);
            BigDecimal split = i > 0 && random.nextInt(20) == 0
                    ? BigDecimal.valueOf(random.nextLong(50_000_000L, 300_000_000L), 8)
                    : BigDecimal.ONE;
            splits.add(split);
            if (split.compareTo(BigDecimal.ONE) != 0) {
                actions.add("A," + date + ",split," + split.toPlainString());
            }
        }
        folder.with("A.csv", rows).with("actions.csv", actions);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            BigDecimal shares =
                    splits.subList(i + 1, splits.size()).stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
            BigDecimal price = prices.get(i).divide(shares, 8, RoundingMode.HALF_EVEN);
            expected.add(
                    (price.stripTrailingZeros().toPlainString() + " ").repeat(4).strip());
        }

        assertThat(actions).hasSizeGreaterThan(10);
        assertThat(replayed(Adjustment.SPLITS).bars())
                .extracting(bar -> bar.substring("2000-01-01 A ".length(), bar.lastIndexOf(' ')))
                .containsExactlyElementsOf(expected);
    }

    private static String scaled(String price) {
        return decimal(price, "0.8684", "0.0357143");
    }

    private static String decimal(String price, String priceFactor, String splitFactor) {
        return new BigDecimal(price)
                .multiply(new BigDecimal(priceFactor))
                .multiply(new BigDecimal(splitFactor))
                .setScale(8, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Replayed replayed(Adjustment adjustment) {
        return Replayed.of(query(folder.query(), adjustment));
    }

    private static PriceQuery query(PriceQuery query, Adjustment adjustment) {
        return new PriceQuery(
                query.prices(),
                false,
                query.symbols(),
                query.from(),
                query.to(),
                query.maxRejected(),
                ZoneOffset.UTC,
                false,
                adjustment,
                false,
                null);
    }

    private List<String> splits(String... symbols) {
        return splits(folder.query(symbols));
    }

    private static List<String> splits(PriceQuery query) {
        try (PriceTape tape = new FilePrices().open(query)) {
            return tape.events().stream()
                    .filter(action -> action.type() == ActionType.SPLIT)
                    .map(SplitPricesTest::told)
                    .toList();
        }
    }

    private static String told(ToldAction split) {
        return split.symbol() + " " + split.date() + " " + split.value();
    }
}
