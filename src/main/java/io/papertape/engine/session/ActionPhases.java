package io.papertape.engine.session;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.PositionSplit;
import io.papertape.engine.portfolio.Receivable;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What companies have done to their shares up to a slice, before anything else happens in it: by date, and on the same
/// date splits, dividends, delistings, payments. Not safe for use by several threads.
final class ActionPhases {

    private final ActionRules rules;

    /// Dates the slices before the first one that trades, too.
    private final SessionCalendar calendar;

    private final Market market;
    private final List<CorporateAction> actions;
    private final Account account;
    private final WaitingOrders orders;
    private final PaperExecutor executor;
    private final CostModel costs;
    private final StrategyRunner strategy;
    private final DailyCloses dailyCloses;
    private final SessionListener listener;

    /// Number of the next action.
    private int next;

    /// Date up to which the account has had them.
    private long hadUntil = Long.MIN_VALUE;

    ActionPhases(
            SessionConfig config,
            Market market,
            Account account,
            WaitingOrders orders,
            PaperExecutor executor,
            StrategyRunner strategy,
            DailyCloses dailyCloses,
            SessionListener listener) {
        rules = config.actions();
        costs = config.costs();
        calendar = new SessionCalendar(config.zone());
        this.market = market;
        this.account = account;
        this.orders = orders;
        this.executor = executor;
        this.strategy = strategy;
        this.dailyCloses = dailyCloses;
        this.listener = listener;
        actions = market.actions();
    }

    /// The account has had what there was up to a date.
    void continueFrom(long date) {
        hadUntil = date;
    }

    /// Lets the market have what is due at a slice that the account has had.
    void warmUp(MarketSlice slice) {
        if (actions.isEmpty()) {
            return;
        }
        long date = calendar.next(slice.time(), slice.dateAlone());
        while (next < actions.size() && actions.get(next).holdsFrom() <= date) {
            rescale(next++);
        }
    }

    /// Does what is due at a slice.
    void begin(MarketSlice slice) {
        if (actions.isEmpty() && account.receivables().isEmpty()) {
            return;
        }
        long time = slice.time();
        long date = calendar.next(time, slice.dateAlone());
        while (true) {
            CorporateAction action =
                    next < actions.size() && actions.get(next).holdsFrom() <= date ? actions.get(next) : null;
            Receivable claim = account.firstPaid(date);
            if (action != null && (claim == null || action.date() <= claim.payDate())) {
                apply(next++, action, time);
            } else if (claim != null) {
                account.collect(claim);
                dividend(time, claim.symbol(), claim.amount());
            } else {
                return;
            }
        }
    }

    private void apply(int number, CorporateAction action, long time) {
        rescale(number);
        if (action.holdsFrom() <= hadUntil) {
            return;
        }
        switch (action.type()) {
            case SPLIT -> split(action, time);
            case DIVIDEND -> dividend(action, time);
            case DELIST -> delist(action, time);
        }
    }

    /// Shows prices before a split as those of new shares.
    private void rescale(int number) {
        market.apply(number);
        CorporateAction action = actions.get(number);
        if (action.type() == CorporateAction.Type.SPLIT) {
            strategy.split(action.symbol());
            dailyCloses.split(action.symbol(), new SplitRatio(action.value()));
        }
    }

    private void split(CorporateAction action, long time) {
        int symbol = action.symbol();
        SplitRatio ratio = new SplitRatio(action.value());
        Position position = account.position(symbol);
        if (position != null) {
            int sign = position.sign();
            long before = position.quantity();
            PositionSplit split = account.split(position, ratio, costs.lot());
            CashEvent event = split.event(time, symbol, sign, before);
            if (event != null) {
                listener.cashMoved(event);
            }
        }
        split(orders.exit(symbol), ratio, time);
        split(orders.entry(symbol), ratio, time);
    }

    private void split(@Nullable Order order, SplitRatio ratio, long time) {
        if (order == null) {
            return;
        }
        Order counted = order.split(ratio, costs);
        orders.replace(order, counted);
        if (counted.remaining() == 0) {
            orders.end(counted, time, "split");
        }
    }

    /// Who held at the last slice before the ex-date has a claim; who was short owes the whole.
    private void dividend(CorporateAction action, long time) {
        Position position = account.position(action.symbol());
        if (position == null) {
            return;
        }
        long amount = rules.dividend(position, action.value());
        if (action.payDate() <= action.date()) {
            account.collect(amount);
            dividend(time, action.symbol(), amount);
        } else if (amount != 0) {
            account.claim(new Receivable(action.symbol(), action.date(), action.payDate(), amount));
        }
    }

    private void dividend(long time, int symbol, long amount) {
        if (amount != 0) {
            listener.cashMoved(new CashEvent(time, symbol, CashEvent.Type.DIVIDEND, amount, 0, OptionalLong.empty()));
        }
    }

    /// Closes a position at what its shares are worth, without costs.
    private void delist(CorporateAction action, long time) {
        int symbol = action.symbol();
        orders.endAll(symbol, time, "delisted");
        Position position = account.position(symbol);
        if (position == null) {
            return;
        }
        long price = rules.worth(action.value(), position.lastPrice());
        Order order = new Order(
                OrderTerms.exit(
                        orders.number(), position, TradeKind.DELIST, 0, time, "delisted at " + Money.format(price)),
                0);
        listener.traded(executor.closeWithoutCosts(order, position, price, time));
    }
}
