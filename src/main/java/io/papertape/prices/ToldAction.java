package io.papertape.prices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a company did to its shares. A dividend and a split take effect before the first bar dated at or after `date`,
/// so does a rename; `date` of a delisting is the last day of trading.
///
/// @param symbol that it is about
/// @param date of effect, in the zone of the exchange
/// @param value of a split the new shares for each old one, of a dividend the amount for each share, of a
///     delisting what is paid for each share, or null where that is not known; null for a rename
/// @param renamedTo the new symbol; null unless it is a rename
/// @param payDate when a dividend is paid, or null where that is not told
/// @param file that tells it, without its folder
/// @param line of the file, the first being 1
public record ToldAction(
        String symbol,
        LocalDate date,
        ActionType type,
        @Nullable BigDecimal value,
        @Nullable String renamedTo,
        @Nullable LocalDate payDate,
        String file,
        long line) {

    /// In the order in which they take effect, those of one date by type.
    public static final Comparator<ToldAction> IN_ORDER = Comparator.comparing(ToldAction::date)
            .thenComparing(ToldAction::type)
            .thenComparing(ToldAction::symbol)
            .thenComparing(ToldAction::file)
            .thenComparingLong(ToldAction::line);

    public ToldAction {
        value = value == null ? null : plain(value);
        boolean valued = type == ActionType.SPLIT || type == ActionType.DIVIDEND;
        if (valued && (value == null || value.signum() <= 0)) {
            throw new IllegalArgumentException("a " + type.label() + " has a value above 0 but had " + value);
        }
        if ((type == ActionType.RENAME) != (renamedTo != null)) {
            throw new IllegalArgumentException("a rename alone has a new symbol: " + type.label() + ", " + renamedTo);
        }
    }

    /// A split or a dividend that a price file tells.
    public static ToldAction of(
            String symbol, LocalDate date, ActionType type, BigDecimal value, String file, long line) {
        return new ToldAction(symbol, date, type, value, null, null, file, line);
    }

    /// The same action, told of another symbol of the same shares.
    public ToldAction of(String other) {
        return new ToldAction(other, date, type, value, renamedTo, payDate, file, line);
    }

    /// Without zeros behind the point.
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// Where it stands: `actions.csv line 2`.
    public String place() {
        return file + " line " + line;
    }
}
