package io.papertape.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;

/// Draws a curve in one line of text, a character for each value: the least is lowest, the greatest
/// highest.
public final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    /// From thin to dense, for those who cannot see blocks.
    private static final String ASCII = "_.-:=+*#";

    private Sparkline() {}

    /// The curve; a flat one runs in the middle.
    ///
    /// @param charset of the output: what cannot be written in it is not used
    public static String of(List<BigDecimal> values, Charset charset) {
        if (values.isEmpty()) {
            return "";
        }
        String levels = charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : ASCII;
        BigDecimal least = Collections.min(values);
        BigDecimal range = Collections.max(values).subtract(least);
        StringBuilder line = new StringBuilder();
        values.forEach(value -> line.append(levels.charAt(level(value.subtract(least), range, levels.length()))));
        return line.toString();
    }

    /// An arrow to the right.
    public static String arrow(Charset charset) {
        return charset.newEncoder().canEncode("→") ? "→" : "->";
    }

    private static int level(BigDecimal above, BigDecimal range, int levels) {
        if (range.signum() == 0) {
            return (levels - 1) / 2;
        }
        double share = above.divide(range, MathContext.DECIMAL64).doubleValue();
        return Math.min(levels - 1, (int) (share * levels));
    }
}
