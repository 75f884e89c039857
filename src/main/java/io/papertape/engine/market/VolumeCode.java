package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A volume in one number: exact for the fills, and the nearest `double` for strategies.
///
/// From 0 on it is the decimal that a file wrote in units of 0.00000001; 0 stands for a volume that is not known. Below
/// 0 it is the bits of a `double` with the sign set: of a volume above the largest value, or of one with more than 8
/// decimals. One that is read has one code, however it is written. Stateless.
public final class VolumeCode {

    private static final BigDecimal UNIT = Money.toDecimal(1);
    private static final BigDecimal LARGEST = Money.toDecimal(Long.MAX_VALUE);

    /// The `double` nearest to the largest value; those below it are below that value.
    private static final double ABOUT_LARGEST = (double) Long.MAX_VALUE / Money.ONE;

    /// Up to it a `double` has all whole numbers.
    private static final long EXACT = 1L << 53;

    /// Below it at most one number of 8 decimals is nearest to a `double`.
    private static final double FINE = 1 << 25;

    /// How many units in the last place earlier versions were beside the nearest `double`: they rounded long
    /// decimals twice, and `1.005B` four times.
    private static final int ROUNDINGS = 4;

    private VolumeCode() {}

    /// The code of the shortest decimal that is nearest to a `double`; 0 for what is not above 0.
    public static long of(double volume) {
        if (!(volume > 0)) {
            return 0;
        }
        long whole = (long) volume;
        if (whole == volume) {
            return whole <= Long.MAX_VALUE / Money.ONE ? whole * Money.ONE : coded(volume);
        }
        if (volume >= ABOUT_LARGEST) {
            return coded(volume);
        }
        int decimals = volume < FINE ? Money.DECIMALS : decimalsOf15Digits(whole);
        double power = Money.powerOfTen(decimals);
        long digits = (long) Math.rint(volume * power);
        if (digits / power == volume) {
            return digits * Money.powerOfTen(Money.DECIMALS - decimals);
        }
        if (volume < FINE) {
            return coded(volume);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(volume));
        return shortest.scale() <= Money.DECIMALS ? Money.ofDecimal(shortest) : coded(volume);
    }

    /// The code of `digits` × 10^-`scale`. Makes no object where that is at most the largest value, or of 15 digits.
    ///
    /// @param digits not negative
    public static long of(long digits, int scale) {
        long shifted = digits;
        int decimals = scale;
        while (decimals < 0 && shifted <= Long.MAX_VALUE / 10) {
            shifted *= 10;
            decimals++;
        }
        if (decimals < 0 || decimals > Money.DECIMALS) {
            return of(BigDecimal.valueOf(shifted, decimals));
        }
        long unit = Money.powerOfTen(Money.DECIMALS - decimals);
        long units = shifted * unit;
        if (units >= 0 && Math.multiplyHigh(shifted, unit) == 0) {
            return units;
        }
        return decimals == 0 || shifted < EXACT
                ? of((double) shifted / Money.powerOfTen(decimals))
                : of(BigDecimal.valueOf(shifted, decimals));
    }

    /// The code of a decimal; 0 for what is not above 0, or beyond all `double`s. One with more than 8 decimals is a
    /// `double` where that has the same first 8, else those 8.
    public static long of(BigDecimal volume) {
        double nearest = volume.doubleValue();
        if (!(nearest > 0 && nearest <= Double.MAX_VALUE)) {
            return 0;
        }
        long code = of(nearest);
        if (volume.compareTo(LARGEST) > 0) {
            return code;
        }
        long units = volume.compareTo(UNIT) < 0 ? 0 : cut(volume);
        return toDouble(units) == nearest || units(code) != units ? units : code;
    }

    /// The code of the `double` of a volume in the books: its bits, even where it has few decimals, which tells that
    /// an earlier version read it.
    ///
    /// @param bits of the `double`
    public static long ofBits(long bits) {
        double volume = Double.longBitsToDouble(bits);
        return volume > 0 ? coded(volume) : 0;
    }

    /// The `double` nearest to a volume.
    ///
    /// Where the units are no exact `double`, the whole part and the fraction are added: the error of the fraction,
    /// at most 2⁻⁵⁴, is less than the distance of any number of 8 decimals from a point between two `double`s.
    public static double toDouble(long code) {
        if (code < 0) {
            return Double.longBitsToDouble(code & Long.MAX_VALUE);
        }
        if (code <= EXACT) {
            return (double) code / Money.ONE;
        }
        long whole = code / Money.ONE;
        return (double) whole + (double) (code - whole * Money.ONE) / Money.ONE;
    }

    /// A volume in units of 0.00000001, cut off behind them; the largest value where it exceeds that; 0 where it is
    /// not known.
    public static long units(long code) {
        if (code >= 0) {
            return code;
        }
        double volume = toDouble(code);
        return volume >= ABOUT_LARGEST ? Long.MAX_VALUE : cut(new BigDecimal(Double.toString(volume)));
    }

    /// A volume as plain text without trailing zeros.
    public static String format(long code) {
        return code >= 0
                ? Money.format(code)
                : new BigDecimal(Double.toString(toDouble(code)))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /// Whether two volumes are the same for fills and for strategies.
    public static boolean same(long code, long other) {
        return code == other || (toDouble(code) == toDouble(other) && units(code) == units(other));
    }

    /// Whether a volume of the books is the one that is read, or may be what an earlier version made a `double` of it.
    ///
    /// @param kept its code in the books
    public static boolean isKeptAs(long read, long kept) {
        if (read == kept) {
            return true;
        }
        if (kept >= 0 && kept % Money.ONE != 0) {
            return false;
        }
        double now = toDouble(read);
        double before = toDouble(kept);
        double rounding = ROUNDINGS * Math.ulp(before);
        double cutOff = read > 0 && kept < 0 ? 1.0 / Money.ONE : 0;
        return before >= now - rounding && before <= now + rounding + cutOff;
    }

    private static long coded(double volume) {
        return Double.doubleToRawLongBits(volume) | Long.MIN_VALUE;
    }

    private static long cut(BigDecimal volume) {
        return Money.ofDecimal(volume.setScale(Money.DECIMALS, RoundingMode.DOWN));
    }

    /// How many decimals a number of 15 digits has, of which a `double` is nearest to one at most.
    private static int decimalsOf15Digits(long whole) {
        if (whole < 1_000_000_000) {
            return whole < 100_000_000 ? 7 : 6;
        }
        return whole < 10_000_000_000L ? 5 : 4;
    }
}
