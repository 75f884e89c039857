package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.DecimalText;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleSupplier;

/// Writes the reason of a trade. Numbers are exact where a price or a setting, else rounded
/// half-even to 6 decimals: in `long`s wherever they suffice, because a replay gives millions of
/// reasons. Not safe for use by several threads; a thread finishes one before it begins the next,
/// because all of a thread are written on the same line.
final class Explanation {

    private static final int DECIMALS = 6;
    private static final double MILLIONTHS = 1_000_000;

    /// Long enough for any usual reason.
    private static final int CAPACITY = 96;

    /// A remainder below this can be multiplied by [#STEP].
    private static final long LARGEST_STEPPED = Long.MAX_VALUE / 10_000;

    private static final long STEP = 10_000;

    /// The greatest `double` of which 6 decimals and a thousandth of the last one are known for sure.
    private static final double LARGEST_SCALED = 0x1p40;

    /// Kept, because a line takes more memory than all else that a trade leaves behind.
    private static final ThreadLocal<DecimalText> LINE = ThreadLocal.withInitial(() -> new DecimalText(CAPACITY));

    private final DecimalText text = LINE.get().clear();

    Explanation text(String words) {
        text.append(words);
        return this;
    }

    Explanation number(int value) {
        text.append(value, 0);
        return this;
    }

    /// A price or a setting, exactly.
    Explanation price(long price) {
        text.append(price, Money.DECIMALS);
        return this;
    }

    /// A rate in percent, exactly.
    Explanation percent(long rate) {
        text.append(rate, Money.DECIMALS - 2);
        return text(" %");
    }

    /// The mean of `count` closes, the newest of them `barsAgo`. Each is divided by itself: their sum may exceed the
    /// largest value.
    Explanation mean(BarWindow bars, int barsAgo, int count) {
        long divisor = 100L * count;
        long quotient = 0;
        long remainder = 0;
        for (int i = barsAgo; i < barsAgo + count; i++) {
            quotient += bars.close(i) / divisor;
            remainder += bars.close(i) % divisor;
        }
        return decimal(quotient + remainder / divisor, remainder % divisor, divisor);
    }

    /// `(now − before) / before` in percent.
    Explanation change(long now, long before) {
        long change = now - before;
        if (before > LARGEST_STEPPED || Math.abs(change / before) > STEP) {
            return text(plain(BigDecimal.valueOf(100)
                            .multiply(BigDecimal.valueOf(change))
                            .divide(BigDecimal.valueOf(before), DECIMALS, RoundingMode.HALF_EVEN)))
                    .text(" %");
        }
        long step = change % before * STEP;
        long last = step % before * STEP;
        long quotient = (change / before * STEP + step / before) * STEP + last / before;
        return decimal(quotient, last % before, before).text(" %");
    }

    /// A number that is not negative.
    Explanation decimal(double value) {
        return isClear(value, 0)
                ? rounded(value)
                : text(plain(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN)));
    }

    /// A number that is not negative and known to be within `margin` of `near`; `exactly` is asked
    /// only where that leaves the last decimal open.
    Explanation decimal(double near, double margin, DoubleSupplier exactly) {
        return isClear(near, margin) ? rounded(near) : decimal(exactly.getAsDouble());
    }

    private static boolean isClear(double value, double margin) {
        double scaled = value * MILLIONTHS;
        double fraction = scaled - Math.floor(scaled);
        return scaled < LARGEST_SCALED && Math.abs(fraction - 0.5) > 0.001 + margin * MILLIONTHS;
    }

    private Explanation rounded(double value) {
        text.append((long) Math.rint(value * MILLIONTHS), DECIMALS);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// `quotient + remainder / divisor` millionths, both of the same sign, rounded half-even.
    private Explanation decimal(long quotient, long remainder, long divisor) {
        long twice = 2 * Math.abs(remainder);
        boolean away = twice > divisor || (twice == divisor && (quotient & 1) == 1);
        text.append(away ? quotient + (remainder < 0 ? -1 : 1) : quotient, DECIMALS);
        return this;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
