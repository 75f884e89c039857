package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Adjustment;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnusedAdjustment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prices that are scaled to the adjusted close of their row.
class AdjustedPricesTest {

    private static final String ALPHA_VANTAGE =
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient";
    private static final long SEED = 20_260_402;
    private static final int ROWS = 2_000;

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void takesTheAdjustedCloseAndScalesTheOtherPricesToIt() {
        folder.with("AAPL.csv", PriceFolder.YAHOO, "2014-06-06,92.5,93,91.5,92,23,100");

        Replayed replayed = adjusted();

        assertThat(replayed.bars()).containsExactly("2014-06-06 AAPL 23.125 23.25 22.875 23 100");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void roundsEachPriceHalfToEven() {
        folder.with("A.csv", PriceFolder.YAHOO, "2014-06-06,3,5,2,2,0.00000001,100");

        assertThat(adjusted().bars()).containsExactly("2014-06-06 A 0.00000002 0.00000002 0.00000001 0.00000001 100");
    }

    @Test
    void readsTheAdjustedCloseOfEachVendor() {
        folder.with("AV.csv", ALPHA_VANTAGE, "2024-02-12,20,30,10,20,10,5,0.0,1.0")
                .with(
                        "TI.csv",
                        "date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor",
                        "2024-02-12,20,30,10,20,5,10,15,5,10,5,0.0,1.0")
                .with("EO.csv", "Date,Open,High,Low,Close,Adjusted_close,Volume", "2024-02-12,20,30,10,20,10,5")
                .with(
                        "QU.csv",
                        "Date,Open,High,Low,Close,Volume,Ex-Dividend,Split Ratio,Adj. Open,Adj. High,Adj. Low,"
                                + "Adj. Close,Adj. Volume",
                        "2024-02-12,20,30,10,20,5,0.0,1.0,10,15,5,10,5")
                .with(
                        "YF.csv",
                        "Price,Adj Close,Close,High,Low,Open,Volume",
                        "Ticker,YF,YF,YF,YF,YF,YF",
                        "Date,,,,,,",
                        "2024-02-12,10,20,30,10,20,5");

        assertThat(adjusted().bars())
                .containsExactly(
                        "2024-02-12 AV 10 15 5 10 5",
                        "2024-02-12 EO 10 15 5 10 5",
                        "2024-02-12 QU 10 15 5 10 5",
                        "2024-02-12 TI 10 15 5 10 5",
                        "2024-02-12 YF 10 15 5 10 5");
    }

    @Test
    void rejectsRowsThatCannotBeAdjusted() {
        folder.with(
                "A.csv",
                PriceFolder.YAHOO,
                "2014-06-02,1,1,1,1,null,100",
                "2014-06-03,1,1,1,1,,100",
                "2014-06-04,1,1,1,1,-0.5,100",
                "2014-06-05,1,1,1,1,0.000000001,100",
                "2014-06-06,2,3,0.00000001,2,1,100",
                "2014-06-09,1,90000000000,1,1,2,100",
                "2014-06-10,0,1,1,1,1,100",
                "2014-06-11,1,1,1,1,1,100");

        Replayed replayed = adjusted();

        assertThat(replayed.bars()).containsExactly("2014-06-11 A 1 1 1 1 100");
        assertThat(replayed.rejected().stream().map(RejectedBar::toString))
                .containsExactly(
                        "A.csv line 2: adjusted close must be a number but was 'null'",
                        "A.csv line 3: adjusted close is empty",
                        "A.csv line 4: adjusted close must be positive but was -0.5",
                        "A.csv line 5: adjusted close 0.000000001 has more digits than 8 decimals hold",
                        "A.csv line 6: adjusted low must be within 0.00000001 and 92233720368.54775807 but is less",
                        "A.csv line 7: adjusted high must be within 0.00000001 and 92233720368.54775807 but is more",
                        "A.csv line 8: open must be positive but was 0");
    }

    @Test
    void rejectsALastRowWhoseAdjustedCloseMayBeCutOff() {
        String text = "Date,Open,High,Low,Close,Volume,Adj Close\n2014-06-05,8,8,8,8,5,2\n2014-06-06,8,8,8,8,5,2";
        folder.withText("A.csv", text);

        assertThat(adjusted().rejected())
                .extracting(RejectedBar::reason)
                .containsExactly("the last line has no end: its adjusted close may be cut off");
        assertThat(folder.replayed().rejected()).isEmpty();
    }

    @Test
    void refusesEveryFileWithoutAnAdjustedClose() {
        folder.with("A.csv", PriceFolder.STOOQ, "2014-06-06,1,1,1,1,5")
                .with("B.csv", PriceFolder.YAHOO, "2014-06-06,1,1,1,1,1,5")
                .with("C.csv", ",Open,High,Low,Close,Volume", "2014-06-06,1,1,1,1,5");

        assertThatThrownBy(this::adjusted)
                .isInstanceOfSatisfying(
                        PriceFileException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "A.csv: adjust=all needs an adjusted close beside the close, which the layout table does"
                                                + " not have in this file; adjust=none takes the prices as they are",
                                        "C.csv: adjust=all needs an adjusted close beside the close, which the layout pandas"
                                                + " does not have in this file; adjust=none takes the prices as they are"));
    }

    @Test
    void tellsTheFirstBarWhoseAdjustedCloseIsFarOffAndNotUsed() {
        folder.with(
                        "A.csv",
                        PriceFolder.YAHOO,
                        "2014-06-09,100,100,100,100,95,5",
                        "2014-06-06,100,100,100,100,94.99,5",
                        "2014-06-05,100,100,100,100,50,5")
                .with(
                        "B.csv",
                        PriceFolder.YAHOO,
                        "2014-06-05,100,100,100,100,50,5",
                        "2014-06-06,100,100,100,100,null,5");

        assertThat(unused(folder.query()))
                .isEqualTo(new UnusedAdjustment(
                        "A", Instant.parse("2014-06-05T00:00:00Z"), "Adj Close", 10_000_000_000L, 5_000_000_000L))
                .extracting(UnusedAdjustment::difference)
                .isEqualTo("Adj Close 50 is 50.0 % below the close 100");
        assertThat(unused(folder.between("2014-06-06", "2014-06-09")))
                .extracting(UnusedAdjustment::time)
                .isEqualTo(Instant.parse("2014-06-06T00:00:00Z"));
        assertThat(unused(folder.between("2014-06-09", "2014-06-09", "A"))).isNull();
        assertThat(unused(query(Adjustment.ALL, "A"))).isNull();
    }

    @Test
    void isWhatDecimalsSay() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        rows.add(PriceFolder.YAHOO);
        for (int i = 0; i < ROWS; i++) {
            LocalDate date = LocalDate.of(2000, 1, 1).plusDays(i);
            BigDecimal low = price(random);
            BigDecimal open = low.add(price(random));
            BigDecimal close = low.add(price(random));
            BigDecimal high = open.max(close).add(price(random));
            BigDecimal adjustedClose = price(random);
            rows.add(String.join(
                    ",",
                    date.toString(),
                    open.toPlainString(),
                    high.toPlainString(),
                    low.toPlainString(),
                    close.toPlainString(),
                    adjustedClose.toPlainString(),
                    "7"));
            List<BigDecimal> scaled = List.of(
                    scaled(open, adjustedClose, close),
                    scaled(high, adjustedClose, close),
                    scaled(low, adjustedClose, close));
            if (scaled.stream().allMatch(AdjustedPricesTest::fits)) {
                expected.add(date + " A " + text(scaled.get(0)) + " " + text(scaled.get(1)) + " " + text(scaled.get(2))
                        + " " + text(adjustedClose) + " 7");
            }
        }
        folder.with("A.csv", rows);

        Replayed replayed = adjusted();

        assertThat(replayed.bars()).containsExactlyElementsOf(expected);
        assertThat(replayed.rejected()).hasSize(ROWS - expected.size()).isNotEmpty();
    }

    private static BigDecimal scaled(BigDecimal price, BigDecimal adjustedClose, BigDecimal close) {
        return price.multiply(adjustedClose).divide(close, 8, RoundingMode.HALF_EVEN);
    }

    private static boolean fits(BigDecimal price) {
        return price.signum() > 0 && price.unscaledValue().bitLength() < Long.SIZE;
    }

    /// Of any magnitude.
    private static BigDecimal price(SplittableRandom random) {
        return BigDecimal.valueOf(1 + (random.nextLong(1_000_000_000_000_000L) >> random.nextInt(50)), 8);
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private Replayed adjusted() {
        return Replayed.of(query(Adjustment.ALL));
    }

    private PriceQuery query(Adjustment adjustment, String... symbols) {
        PriceQuery query = folder.query(symbols);
        return new PriceQuery(
                query.prices(),
                false,
                query.symbols(),
                query.from(),
                query.to(),
                ROWS,
                query.fileZone(),
                false,
                adjustment,
                false,
                null);
    }

    private static @Nullable UnusedAdjustment unused(PriceQuery query) {
        try (PriceTape tape = new FilePrices().open(query)) {
            return tape.unusedAdjustment();
        }
    }
}
