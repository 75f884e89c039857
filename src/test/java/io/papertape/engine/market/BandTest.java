package io.papertape.engine.market;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.SymbolBars;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A band is exact: it is compared with whole numbers of any size.
class BandTest {

    private static final BigInteger ONE_SQUARED = BigInteger.TEN.pow(16);

    @Test
    void seesACloseThatTouchesExactly() {
        Band band = new Band(4, parse("1.5"));

        assertThat(band.side(window(parse("65"), parse("65"), parse("65"), parse("64.93"))))
                .isEqualTo(-1);
        assertThat(band.side(window(parse("65"), parse("65"), parse("65"), parse("65.07"))))
                .isEqualTo(1);
        assertThat(new Band(4, parse("1.50000001")).side(window(parse("65"), parse("65"), parse("65"), parse("64.93"))))
                .isZero();
    }

    @Test
    void isAsWholeNumbersTellWhereTouchesAreFrequent() {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < 60_000; i++) {
            int bars = random.nextInt(2, 10);
            long scale = random.nextLong(1, 3_000_000_000L);
            long base = random.nextLong(1, 2_000);
            long[] closes = random.longs(bars, base, base + random.nextInt(1, 6))
                    .map(close -> close * scale)
                    .toArray();
            long deviations = random.nextInt(0, 13) * 25_000_000L;

            seen.merge(assertExact(closes, deviations), 1, Integer::sum);
        }
        assertThat(seen.keySet()).containsExactly("flat", "inside", "outside", "touches");
        assertThat(seen.get("touches")).isGreaterThan(300);
    }

    /// The width that the newest close touches, and its neighbours in the last decimal.
    @Test
    void isAsWholeNumbersTellBesideTheBorder() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            int bars = random.nextInt(2, 40);
            long most = Long.MAX_VALUE >>> random.nextInt(60);
            long[] closes = random.longs(bars, 1, Math.max(2, most)).toArray();
            BigInteger squares = squares(closes);
            if (squares.signum() > 0) {
                long touching = square(closes)
                        .multiply(BigInteger.valueOf(bars - 1))
                        .multiply(ONE_SQUARED)
                        .divide(squares)
                        .sqrt()
                        .longValueExact();
                for (long deviations = Math.max(0, touching - 1); deviations <= touching + 1; deviations++) {
                    assertExact(closes, deviations);
                }
            }
        }
    }

    /// One that is asked at every bar carries what one that is asked first finds anew.
    @Test
    void isTheSameWhenItIsAskedAtEveryBar() {
        SplittableRandom random = new SplittableRandom(8);
        for (int bars = 2; bars < 70; bars++) {
            SymbolBars symbol = new SymbolBars(bars);
            BarWindow window = symbol.window();
            Band carried = new Band(bars, parse("1"));
            for (int i = 0; i < 300; i++) {
                symbol.append(Bar.flat(random.nextLong(1, 50)));
                if (window.size() == bars && random.nextInt(20) > 0) {
                    assertThat(carried.side(window))
                            .as("bar %d of a band of %d bars", i, bars)
                            .isEqualTo(new Band(bars, parse("1")).side(window));
                }
            }
        }
    }

    @Test
    void tellsTheStandardDeviationOfClosesOfAnySize() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            int bars = random.nextInt(2, 40);
            long most = Math.max(2, Long.MAX_VALUE >>> random.nextInt(60));
            long[] closes = random.longs(bars, 1, most).toArray();
            double expected = Math.sqrt(squares(closes).doubleValue() / (bars - 1)) / bars;

            assertThat(new Band(bars, 0).standardDeviation(window(closes)))
                    .isCloseTo(expected, within(expected * 1e-14));
        }
    }

    @Test
    void rejectsWhatIsNoBand() {
        assertThatThrownBy(() -> new Band(1, parse("2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a band must be of at least 2 bars and 0 deviations but was of 1 bars and 2 deviations");
        assertThatThrownBy(() -> new Band(20, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String assertExact(long[] closes, long deviations) {
        BigInteger n = BigInteger.valueOf(closes.length);
        BigInteger squares = squares(closes);
        int border = square(closes)
                .multiply(n.subtract(BigInteger.ONE))
                .multiply(ONE_SQUARED)
                .compareTo(squares.multiply(BigInteger.valueOf(deviations).pow(2)));
        int sign = deviation(closes, closes[closes.length - 1]).signum();
        int side = squares.signum() == 0 || border < 0 ? 0 : sign <= 0 ? -1 : 1;

        assertThat(new Band(closes.length, deviations).side(window(closes)))
                .as("closes %s deviations %d", Arrays.toString(closes), deviations)
                .isEqualTo(side);
        return squares.signum() == 0 ? "flat" : border == 0 ? "touches" : border < 0 ? "inside" : "outside";
    }

    private static BigInteger squares(long[] closes) {
        return Arrays.stream(closes)
                .mapToObj(close -> deviation(closes, close).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger square(long[] closes) {
        return deviation(closes, closes[closes.length - 1]).pow(2);
    }

    /// Times the number of closes.
    private static BigInteger deviation(long[] closes, long close) {
        BigInteger sum = Arrays.stream(closes).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        return BigInteger.valueOf(close)
                .multiply(BigInteger.valueOf(closes.length))
                .subtract(sum);
    }

    private static BarWindow window(long... closes) {
        SymbolBars symbol = new SymbolBars(closes.length);
        BarWindow window = symbol.window();
        for (long close : closes) {
            symbol.append(Bar.flat(close));
        }
        return window;
    }
}
