package io.papertape.report;

import static io.papertape.report.SessionBooks.money;
import static io.papertape.report.SessionBooks.time;
import static io.papertape.report.ViewRows.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the view of the losses must show, from the equity points.
final class DrawdownOracle {

    private static final double MILLIS_PER_DAY = 86_400_000;

    private final SessionBooks books;
    private final List<Episode> episodes = new ArrayList<>();

    /// A loss from a peak until it is reached again.
    ///
    /// @param peakAt null where the peak is the initial capital
    /// @param recoveredAt null where it goes on
    /// @param below the points below the peak, at least one
    record Episode(
            @Nullable LocalDateTime peakAt,
            BigDecimal peak,
            @Nullable LocalDateTime recoveredAt,
            List<Map<String, Object>> below) {

        LocalDateTime beganAt() {
            return time(below.getFirst(), "recorded_at");
        }

        LocalDateTime lastAt() {
            return time(below.getLast(), "recorded_at");
        }

        Map<String, Object> trough() {
            return below.stream()
                    .min(Comparator.comparing(point -> money(point, "equity")))
                    .orElseThrow();
        }

        double depth() {
            return peak.subtract(money(trough(), "equity"))
                    .divide(peak, MathContext.DECIMAL64)
                    .doubleValue();
        }

        double days() {
            return elapsedDays(peakAt == null ? beganAt() : peakAt, recoveredAt == null ? lastAt() : recoveredAt);
        }
    }

    DrawdownOracle(SessionBooks books) {
        this.books = books;
        BigDecimal peak = books.initial();
        LocalDateTime peakAt = null;
        List<Map<String, Object>> below = new ArrayList<>();
        for (Map<String, Object> point : books.points()) {
            LocalDateTime at = time(point, "recorded_at");
            BigDecimal equity = money(point, "equity");
            if (equity.compareTo(peak) < 0) {
                below.add(point);
                continue;
            }
            end(peakAt, peak, at, below);
            below = new ArrayList<>();
            peak = equity;
            peakAt = at;
        }
        end(peakAt, peak, null, below);
    }

    private void end(
            @Nullable LocalDateTime peakAt,
            BigDecimal peak,
            @Nullable LocalDateTime recoveredAt,
            List<Map<String, Object>> below) {
        if (!below.isEmpty()) {
            episodes.add(new Episode(peakAt, peak, recoveredAt, below));
        }
    }

    List<Episode> episodes() {
        return episodes;
    }

    List<Map<String, @Nullable Object>> drawdowns() {
        return episodes.stream()
                .map(episode -> row(
                        "session", books.name(),
                        "peak_at", episode.peakAt(),
                        "peak_equity", episode.peak(),
                        "began_at", episode.beganAt(),
                        "trough_at", episode.trough().get("recorded_at"),
                        "trough_equity", episode.trough().get("equity"),
                        "depth", episode.depth(),
                        "recovered_at", episode.recoveredAt(),
                        "length_days", episode.days(),
                        "points", episode.below().size()))
                .toList();
    }

    static double elapsedDays(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_DAY;
    }
}
