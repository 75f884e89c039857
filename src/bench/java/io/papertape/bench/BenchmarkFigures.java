package io.papertape.bench;

/// How figures are written; [Benchmarks] sees to it that it is the same on every machine.
final class BenchmarkFigures {

    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;

    private BenchmarkFigures() {}

    static String seconds(double seconds) {
        if (seconds < 0.1) {
            return "%.4f s".formatted(seconds);
        }
        return seconds < 10 ? "%.3f s".formatted(seconds) : "%.1f s".formatted(seconds);
    }

    static String ratio(double ratio) {
        return ratio < 10 ? "%.2f".formatted(ratio) : "%.1f".formatted(ratio);
    }

    /// The time and the rate.
    static String timed(long count, double seconds, String unit) {
        return seconds(seconds) + ", " + rate(count / seconds, unit);
    }

    /// How many a second, in millions or thousands.
    static String rate(double perSecond, String unit) {
        return perSecond >= MEGA
                ? "%.1f M %s/s".formatted(perSecond / MEGA, unit)
                : "%.0f k %s/s".formatted(perSecond / KILO, unit);
    }

    static String bytesEach(double bytes, String unit) {
        return bytes < 10 ? "%.2f B/%s".formatted(bytes, unit) : "%.0f B/%s".formatted(bytes, unit);
    }

    /// @param bytes negative when they are not known
    static String megabytes(long bytes) {
        return bytes < 0 ? "unknown" : "%.0f MB".formatted(bytes / MEGA);
    }

    static String count(long count) {
        return "%,d".formatted(count);
    }
}
