package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;

/// What a company did to its shares on a date. Dates are times at which they begin, as those of
/// [io.papertape.engine.portfolio.SessionCalendar]; values are in units of 0.00000001.
///
/// @param symbol index of the symbol in the market's list
/// @param date ex-date of a split or a dividend; of a delisting, the last date with a price
/// @param type what was done
/// @param value new shares for an old one, cash for a share, or what a delisted share is worth
/// @param payDate when a dividend is paid; its ex-date where that is not known, and for all other types
public record CorporateAction(int symbol, long date, Type type, long value, long payDate) {

    /// What may be done, in the order in which it is on the same date.
    public enum Type {
        SPLIT,
        DIVIDEND,
        DELIST
    }

    /// In place of what a delisted share is worth: its last price.
    public static final long LAST_PRICE = -1;

    public CorporateAction {
        if (value < 0 ? type != Type.DELIST || value != LAST_PRICE : value == 0 && type != Type.DELIST) {
            throw new IllegalArgumentException(
                    "the value of a " + type + " must be above 0 but was " + Money.format(value));
        }
    }

    /// The same for another place of the symbol in a market's list.
    public CorporateAction of(int other) {
        return new CorporateAction(other, date, type, value, payDate);
    }

    /// The first date on which it holds: an ex-date, or the date after the last one with a price.
    public long holdsFrom() {
        return type == Type.DELIST ? date + UtcDay.MILLIS : date;
    }
}
