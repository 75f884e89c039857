package io.papertape.ledger;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.portfolio.Money;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a company did to its shares, as books are made from it.
///
/// @param symbol of the shares
/// @param date ex-date of a split or a dividend; of a delisting the last date with a price
/// @param type what was done
/// @param value new shares for an old one, cash for a share, or what a delisted share is worth, in units of 0.00000001;
///     null where nobody tells what a delisted share is worth
/// @param payDate when a dividend is paid, or null where that is not told
public record UsedAction(
        String symbol,
        LocalDate date,
        CorporateAction.Type type,
        @Nullable Long value,
        @Nullable LocalDate payDate) {

    /// By date and kind, and then so that equal ones stand in one order.
    public static final Comparator<UsedAction> IN_ORDER = Comparator.comparing(UsedAction::date)
            .thenComparing(UsedAction::type)
            .thenComparing(UsedAction::symbol)
            .thenComparing(UsedAction::value, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(UsedAction::payDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    /// The first date on which it holds: an ex-date, or the date after the last one with a price.
    public LocalDate holdsFrom() {
        return type == CorporateAction.Type.DELIST ? date.plusDays(1) : date;
    }

    /// Whether it holds after a date, and at or before another one.
    ///
    /// @param after null for all dates
    public boolean isBetween(@Nullable LocalDate after, LocalDate until) {
        LocalDate from = holdsFrom();
        return (after == null || from.isAfter(after)) && !from.isAfter(until);
    }

    /// Whether another one is about the same shares, date and kind.
    public boolean isAbout(UsedAction other) {
        return symbol.equals(other.symbol) && date.equals(other.date) && type == other.type;
    }

    /// What it comes to, in words: `7 shares for each one`.
    public String told() {
        if (value == null) {
            return "worth what nobody tells";
        }
        String number = Money.format(value);
        return switch (type) {
            case SPLIT -> number + (value == Money.ONE ? " share" : " shares") + " for each one";
            case DIVIDEND -> number + " a share" + (payDate == null ? "" : ", paid on " + payDate);
            case DELIST -> "worth " + number + " a share";
        };
    }
}
