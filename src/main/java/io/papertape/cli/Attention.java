package io.papertape.cli;

import io.papertape.report.Figures;
import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What looks well in a session's figures and is not, each in one sentence.
final class Attention {

    private static final int POSITIONS_SHOWN = 8;

    private Attention() {}

    /// The positions whose symbol has had no bar for long, with what hangs on its price.
    ///
    /// @param positions the report of the open positions
    /// @param equity at the last slice
    static List<String> stale(ReportTable positions, BigDecimal equity) {
        List<String> stale = IntStream.range(0, positions.rows().size())
                .filter(i -> Boolean.TRUE.equals(positions.value(i, "stale")))
                .mapToObj(i -> stale(positions, i, equity))
                .toList();
        return stale.size() <= POSITIONS_SHOWN
                ? stale
                : IntStream.rangeClosed(0, POSITIONS_SHOWN)
                        .mapToObj(i -> i < POSITIONS_SHOWN
                                ? stale.get(i)
                                : "and " + (stale.size() - POSITIONS_SHOWN) + " more: report open_positions")
                        .toList();
    }

    private static String stale(ReportTable positions, int row, BigDecimal equity) {
        BigDecimal value = (BigDecimal) Objects.requireNonNull(positions.value(row, "market_value"));
        LocalDateTime bar = (LocalDateTime) Objects.requireNonNull(positions.value(row, "last_bar_at"));
        return Figures.cell(positions.value(row, "symbol")) + " has had no bar since " + Figures.time(bar) + ", "
                + Figures.percent(value.abs().doubleValue() / equity.doubleValue())
                + " of equity is valued at its price";
    }

    /// That nothing was left of the account; nothing where there was.
    ///
    /// @param summary the session's line of the summary
    static List<String> ruined(ReportTable summary) {
        return Boolean.TRUE.equals(summary.value(0, "ruined"))
                ? List.of("nothing was left of the account, so that "
                        + ("CLOSED".equals(summary.value(0, "status"))
                                ? "everything is closed for good"
                                : "everything is closed at the next open"))
                : List.of();
    }

    /// That risk lets the session never enter again, and what can be done; nothing where it may.
    ///
    /// @param summary the session's line of the summary
    static List<String> lockedOut(ReportTable summary) {
        Object since = summary.value(0, "locked_out_since");
        return since == null
                ? List.of()
                : List.of(
                        "out since " + Figures.cell(since) + ": drawdown exceeds riskMaxDrawdown, and without a"
                                + " position it stays, so no entry is possible any more",
                        "fresh=true riskDrawdownReset=DAYS starts the session over, another session=NAME begins one"
                                + " beside it");
    }
}
