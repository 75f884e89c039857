package io.papertape.cli;

import io.papertape.report.Figures;
import io.papertape.report.ReportTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// What a summary tells of short positions, dividends, splits and fees for borrowing: a line for each that a session
/// has.
final class AccountLines {

    private AccountLines() {}

    /// The lines by their labels.
    ///
    /// @param summary the session's line of the summary
    static SequencedMap<String, String> of(ReportTable summary) {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        BigDecimal shorts = amount(summary, "shorts_value");
        BigDecimal owed = amount(summary, "receivables");
        if (shorts.signum() > 0) {
            lines.put("Exposure", exposure(summary, shorts, owed));
        }
        BigDecimal dividends = amount(summary, "dividends");
        if (dividends.signum() != 0 || owed.signum() != 0) {
            lines.put("Dividends", dividends(dividends, owed));
        }
        BigDecimal splits = amount(summary, "split_cash");
        if (splits.signum() != 0) {
            lines.put("Splits", money(splits) + " for what they left over");
        }
        BigDecimal fees = amount(summary, "borrow_fees");
        if (fees.signum() != 0) {
            lines.put("Borrowing", money(fees) + " of fees for short positions");
        }
        return lines;
    }

    /// Of equity.
    private static String exposure(ReportTable summary, BigDecimal shorts, BigDecimal owed) {
        BigDecimal equity = amount(summary, "equity");
        BigDecimal longs =
                equity.subtract(amount(summary, "cash")).subtract(owed).add(shorts);
        String values = "long " + money(longs) + ", short " + money(shorts);
        return equity.signum() <= 0
                ? values
                : values + "; net " + share(longs.subtract(shorts), equity) + ", gross "
                        + share(longs.add(shorts), equity) + " of equity";
    }

    private static String share(BigDecimal part, BigDecimal equity) {
        return Figures.percent(part.doubleValue() / equity.doubleValue());
    }

    /// Those of short positions are taken off.
    private static String dividends(BigDecimal paid, BigDecimal owed) {
        List<String> parts = new ArrayList<>();
        if (paid.signum() != 0) {
            parts.add(money(paid) + ", net of tax");
        }
        if (owed.signum() != 0) {
            parts.add(
                    owed.signum() > 0
                            ? "the session is owed " + money(owed)
                            : "the session owes " + money(owed.negate()));
        }
        return String.join("; ", parts);
    }

    private static String money(BigDecimal amount) {
        return Figures.grouped(amount.setScale(2, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal amount(ReportTable summary, String column) {
        return (BigDecimal) Objects.requireNonNull(summary.value(0, column), column);
    }
}
