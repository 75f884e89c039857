package io.papertape.settings;

import static io.papertape.settings.CostTypes.commission;
import static io.papertape.settings.SettingTypes.either;
import static io.papertape.settings.SettingTypes.notNegative;
import static io.papertape.settings.SettingTypes.oneOf;
import static io.papertape.settings.SettingTypes.positive;
import static io.papertape.settings.SettingTypes.positiveFraction;
import static io.papertape.settings.SettingTypes.positiveRate;
import static io.papertape.settings.SettingTypes.wholeNumber;

import io.papertape.engine.order.Commission;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.order.Slippage;
import java.util.List;
import java.util.Optional;

/// The settings of a session's orders: what they cost, how large they are, when they are filled, and which levels end a
/// position. They are among those of a replay, see [ReplaySettings#ALL].
public final class OrderSettings {

    private static final int MOST_BARS = 1_000_000;

    public static final Setting<Commission> COMMISSION = session(
            "commission",
            commission(),
            "0.001",
            "fraction of the traded value, or an amount like 0.005/share or 5/order");

    public static final Setting<Optional<Commission>> COMMISSION_MAKER = Setting.describing(
            "commissionMaker",
            SettingScope.SESSION,
            commission().unless(""),
            Optional.empty(),
            "as commission",
            "the same for fills at a limit; empty for as commission");

    public static final Setting<Long> COMMISSION_MIN =
            session("commissionMin", notNegative(), "0", "what an order pays in commission at least");

    public static final Setting<Optional<Long>> COMMISSION_MAX = session(
            "commissionMax",
            positiveFraction().unless("off"),
            "off",
            "off, or the fraction of its value that an order pays in commission at most, unless commissionMin is more");

    public static final Setting<Slippage> SLIPPAGE = session(
            "slippage",
            CostTypes.slippage(),
            "0.0005",
            "fraction by which a fill is worse than the price, or an amount like 0.01/share");

    public static final Setting<Long> IMPACT = session(
            "impact",
            notNegative(),
            "0",
            "added to slippage as a fraction, times the square of a fill's share of its bar's volume");

    public static final Setting<Optional<Long>> TICK = session(
            "tick",
            positive().unless("off"),
            "off",
            "off, or the step of prices: fills with slippage are rounded to it, against the account");

    /// What orders cost.
    static final List<Setting<?>> COSTS =
            List.of(COMMISSION, COMMISSION_MAKER, COMMISSION_MIN, COMMISSION_MAX, SLIPPAGE, IMPACT, TICK);

    public static final Setting<SizingMethod> SIZING = session(
            "sizing",
            oneOf(SizingMethod.class, SizingMethod::label),
            "cash",
            "cash, equity, fixedCash, fixedShares, risk or volatility: what the size of an entry is found from");

    public static final Setting<Optional<Long>> SIZE_AMOUNT = Setting.describing(
            "sizeAmount",
            SettingScope.SESSION,
            positive().unless(""),
            Optional.empty(),
            "none",
            "cash of an entry with sizing=fixedCash, its shares with sizing=fixedShares");

    public static final Setting<Long> LOT =
            session("lot", positive(), "1", "shares that quantities are whole multiples of, down to 0.00000001");

    /// How large orders are.
    static final List<Setting<?>> SIZES = List.of(SIZING, SIZE_AMOUNT, LOT);

    public static final Setting<FillTiming> FILL = session(
            "fill",
            oneOf(FillTiming.class, FillTiming::label),
            "close",
            "close, nextOpen or nextClose: where an order without a price is filled, at the close that gave the signal"
                    + " or in the next bar");

    /// Whether fills are strict: this stands for several settings, and is not kept itself.
    public static final Setting<Boolean> REALISM = Setting.of(
            "realism",
            SettingScope.COMMAND,
            either(Realism.STRICT, "none"),
            "none",
            "none or strict: short for " + Realism.words() + ", but for what is given itself");

    public static final Setting<Optional<Long>> VOLUME_LIMIT = session(
            "volumeLimit",
            positiveFraction().unless("off"),
            "off",
            "off, or the fraction of a bar's volume that its symbol's fills together are at most");

    public static final Setting<Boolean> ENTRY_REMAINDER = session(
            "entryRemainder",
            either("keep", "drop"),
            "drop",
            "drop or keep: whether the part of an entry that volumeLimit cut off waits for the next bar");

    public static final Setting<Boolean> LIMIT_FILL = session(
            "limitFill",
            either("touch", "through"),
            "through",
            "through or touch: whether a limit is filled only where the price goes beyond it, or where it touches it");

    public static final Setting<Integer> LIMIT_BARS =
            session("limitBars", wholeNumber(1, MOST_BARS), "1", "bars that an entry with a price waits for");

    public static final Setting<Boolean> GAP_ENTRY = session(
            "gapEntry",
            either("take", "cancel"),
            "cancel",
            "cancel or take: what to do with an entry whose fill would be at or beyond its own stop or target");

    /// When orders are filled.
    static final List<Setting<?>> FILLS =
            List.of(FILL, REALISM, VOLUME_LIMIT, ENTRY_REMAINDER, LIMIT_FILL, LIMIT_BARS, GAP_ENTRY);

    public static final Setting<Optional<Long>> STOP_LOSS = session(
            "stopLoss",
            positiveRate().unless("off"),
            "off",
            "off, or the fraction by which the stop is below the entry's fill");

    public static final Setting<Optional<Long>> TAKE_PROFIT = session(
            "takeProfit",
            SettingTypes.growth().unless("off"),
            "off",
            "off, or the fraction by which the target is above the entry's fill");

    public static final Setting<Optional<Long>> TRAILING_STOP = session(
            "trailingStop",
            positiveRate().unless("off"),
            "off",
            "off, or the fraction by which a stop that rises with the price is below its highest");

    public static final Setting<IntrabarOrder> INTRABAR = session(
            "intrabar",
            oneOf(IntrabarOrder.class, IntrabarOrder::label),
            "stopFirst",
            "stopFirst, targetFirst or nearest (to the open): what a bar reached first that reached stop and target");

    public static final Setting<Optional<Integer>> MAX_HOLD_BARS = session(
            "maxHoldBars",
            wholeNumber(1, MOST_BARS).unless("off"),
            "off",
            "off, or the bars of its symbol after which a position is closed");

    public static final Setting<Optional<Integer>> COOLDOWN_BARS = session(
            "cooldownBars",
            wholeNumber(1, MOST_BARS).unless("off"),
            "off",
            "off, or the bars of its symbol without an entry, from that of an exit on");

    /// What ends a position besides its strategy.
    static final List<Setting<?>> EXITS =
            List.of(STOP_LOSS, TAKE_PROFIT, TRAILING_STOP, INTRABAR, MAX_HOLD_BARS, COOLDOWN_BARS);

    public static final Setting<Boolean> SHORT = session(
            "short",
            either("true", "false"),
            "false",
            "false, or true: a signal to sell without a position opens a short one, which a signal to buy closes");

    public static final Setting<Boolean> OPPOSITE = session(
            "opposite",
            either("reverse", "close"),
            "close",
            "close or reverse: whether the signal that closes a position opens the opposite one as well");

    public static final Setting<Long> MARGIN_INITIAL = session(
            "marginInitial",
            notNegative(),
            "0.50",
            "fraction of its value that a short position keeps of the cash, beside what it brought in");

    public static final Setting<Long> MARGIN_MAINTENANCE =
            session("marginMaintenance", notNegative(), "0.30", "the same, below which short positions are covered");

    public static final Setting<Long> BORROW_RATE =
            session("borrowRate", notNegative(), "0.03", "paid for the value of a short position, a year");

    /// What positions that are sold short need.
    static final List<Setting<?>> SHORTS = List.of(SHORT, OPPOSITE, MARGIN_INITIAL, MARGIN_MAINTENANCE, BORROW_RATE);

    public static final Setting<Long> DIVIDEND_TAX =
            session("dividendTax", SettingTypes.fraction(), "0", "fraction of a dividend that is kept back as tax");

    public static final Setting<Optional<Boolean>> DELIST_PRICE = Setting.describing(
            "delistPrice",
            SettingScope.SESSION,
            either("last", "zero").unless(""),
            Optional.empty(),
            "none",
            "last or zero: what a delisted share is worth where its action does not tell; without it such a run stops");

    /// What corporate actions bring.
    static final List<Setting<?>> ACTIONS = List.of(DIVIDEND_TAX, DELIST_PRICE);

    private OrderSettings() {}

    private static <T> Setting<T> session(String name, SettingType<T> type, String defaultText, String meaning) {
        return Setting.of(name, SettingScope.SESSION, type, defaultText, meaning);
    }
}
