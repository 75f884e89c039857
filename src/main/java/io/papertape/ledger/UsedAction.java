package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a company did to its shares, as books are made from it.
///
/// @param symbol of the shares on that date; of a rename, the one before
/// @param date ex-date of a split or a dividend; of a delisting the last date with a price
/// @param type what was done
/// @param value new shares for an old one, cash for a share, or what a delisted share is worth, in units of 0.00000001;
///     null where nobody tells what a delisted share is worth
/// @param payDate when a dividend is paid, or null where that is not told
/// @param newSymbol of a rename, the symbol from that date on; else null
public record UsedAction(
        String symbol,
        LocalDate date,
        Type type,
        @Nullable Long value,
        @Nullable LocalDate payDate,
        @Nullable String newSymbol) {

    /// What may be done, in the order in which it is on the same date.
    public enum Type {
        RENAME,
        SPLIT,
        DIVIDEND,
        DELIST;

        /// In a sentence: `the delisting`.
        public String told() {
            return this == DELIST ? "delisting" : name().toLowerCase(Locale.ROOT);
        }
    }

    /// By date, kind and symbol; those of one kind on one date are in the order in which they are told.
    public static final Comparator<UsedAction> IN_ORDER = Comparator.comparing(UsedAction::date)
            .thenComparing(UsedAction::type)
            .thenComparing(UsedAction::symbol);

    /// The first date on which it holds: an ex-date, or the date after the last one with a price.
    public LocalDate holdsFrom() {
        return type == Type.DELIST ? date.plusDays(1) : date;
    }

    /// Whether it holds after a date, and at or before another one.
    ///
    /// @param after null for all dates
    public boolean isBetween(@Nullable LocalDate after, LocalDate until) {
        LocalDate from = holdsFrom();
        return (after == null || from.isAfter(after)) && !from.isAfter(until);
    }

    /// The index of the symbol in a list that it is about; [SymbolNames#NONE] where it is about none of them.
    public int symbolOf(SymbolNames names) {
        long day = UtcDay.start(date);
        if (type != Type.RENAME) {
            return names.of(symbol, day);
        }
        int index = names.of(Objects.requireNonNull(newSymbol), day);
        return index != SymbolNames.NONE && names.at(index, day - UtcDay.MILLIS).equals(symbol)
                ? index
                : SymbolNames.NONE;
    }

    /// Whether another one is about the same shares, date and kind.
    public boolean isAbout(UsedAction other) {
        return symbol.equals(other.symbol) && date.equals(other.date) && type == other.type;
    }

    /// What it comes to, in words: `7 shares for each one`.
    public String told() {
        if (value == null && type != Type.RENAME) {
            return "worth what nobody tells";
        }
        String number = value == null ? "" : Money.format(value);
        return switch (type) {
            case RENAME -> "to " + newSymbol;
            case SPLIT -> number + (number.equals("1") ? " share" : " shares") + " for each one";
            case DIVIDEND -> number + " a share" + (payDate == null ? "" : ", paid on " + payDate);
            case DELIST -> "worth " + number + " a share";
        };
    }
}
