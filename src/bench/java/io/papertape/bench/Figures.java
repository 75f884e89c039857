package io.papertape.bench;

import java.util.Locale;

/// How figures are written: the same on every machine.
final class Figures {

    private static final double MEGA = 1e6;

    private Figures() {}

    static String seconds(double seconds) {
        return format(seconds < 0.1 ? "%.4f s" : seconds < 10 ? "%.3f s" : "%.1f s", seconds);
    }

    static String ratio(double ratio) {
        return format(ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    /// The time and the rate.
    static String timed(long count, double seconds, String unit) {
        return seconds(seconds) + ", " + rate(count, seconds, unit);
    }

    /// How many a second, in millions or thousands.
    static String rate(double count, double seconds, String unit) {
        double rate = count / seconds;
        return rate >= MEGA ? format("%.1f M %s/s", rate / MEGA, unit) : format("%.0f k %s/s", rate / 1_000, unit);
    }

    static String bytesEach(double bytes, String unit) {
        return format(bytes < 10 ? "%.2f B/%s" : "%.0f B/%s", bytes, unit);
    }

    static String megabytes(long bytes) {
        return bytes < 0 ? "unknown" : format("%.0f MB", bytes / MEGA);
    }

    static String count(long count) {
        return format("%,d", count);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
