package io.papertape.batch.audit;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.session.SessionConfig;
import io.papertape.ledger.AuditFinding;
import io.papertape.ledger.AuditFinding.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replays a session with its symbols in their order and, beside it, in another one. In the account of the session a
/// symbol takes the cash, the room among the positions and the risk that another would have had, so that the order
/// counts. Here both have an account in which none stands in another's way: so much cash that every entry has the same
/// amount of it, as many positions as symbols, no limits of risk. The trades of each symbol must be the same ones.
final class OrderCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OrderCheck.class);
    private static final long CAPITAL = 10_000_000_000L * Money.ONE;
    private static final long LARGEST_AMOUNT = 1_000_000 * Money.ONE;

    private final AuditedSession session;
    private final AuditProgress progress;

    /// The symbol that stands at each place of the other order.
    private final List<Integer> order;

    OrderCheck(AuditedSession session, long seed, AuditProgress progress) {
        this.session = session;
        this.progress = progress;
        order = order(session.symbols().size(), seed);
    }

    /// An order of symbols that is not their own; with one symbol there is none.
    static List<Integer> order(int symbols, long seed) {
        List<Integer> own = IntStream.range(0, symbols).boxed().toList();
        List<Integer> order = new ArrayList<>(own);
        Collections.shuffle(order, new Random(seed));
        if (order.equals(own)) {
            Collections.reverse(order);
        }
        return order;
    }

    /// What was found; null where nothing was, and where there is no other order.
    @Nullable
    AuditFinding run() {
        if (order.size() < 2) {
            return null;
        }
        int[] places = new int[order.size()];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        AuditReplay own = new AuditReplay(config(session.settings().symbols()), session.actions());
        AuditReplay other = new AuditReplay(
                config(order.stream().map(session.settings().symbols()::get).toList()),
                session.actions().stream()
                        .map(action -> action.of(places[action.symbol()]))
                        .toList());
        DataFeed feed = session.history();
        try {
            for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
                AuditFinding finding = compare(own.take(slice), other.take(moved(slice, places)), slice);
                progress.replayed(2L * slice.size());
                if (finding != null) {
                    return finding;
                }
            }
        } catch (MoneyOverflowException e) {
            LOG.debug("the account of the replay ends before the session does", e);
        }
        return null;
    }

    private SessionConfig config(List<String> symbols) {
        long amount = Math.min(LARGEST_AMOUNT, CAPITAL / 2 / symbols.size());
        return session.settings()
                .configBuilder(session.name(), session.strategy().factory())
                .symbols(symbols)
                .initialCapital(CAPITAL)
                .maxPositions(symbols.size())
                .sizing(new Sizing(SizingMethod.FIXED_CASH, Money.ONE, amount))
                .riskLimits(null)
                .riskDrawdownReset(null)
                .build();
    }

    private @Nullable AuditFinding compare(SliceEvents own, SliceEvents other, MarketSlice slice) {
        List<ComparedTrade> expected = bySymbol(own.trades(), false);
        List<ComparedTrade> is = bySymbol(other.trades(), true);
        for (int i = 0; i < Math.max(expected.size(), is.size()); i++) {
            ComparedTrade one = i < expected.size() ? expected.get(i) : null;
            ComparedTrade two = i < is.size() ? is.get(i) : null;
            if (one == null || !one.equals(two)) {
                return BookComparison.finding(
                        Check.ORDER,
                        "with the symbols in another order, and cash for all of them, a replay",
                        one,
                        two,
                        session.symbols(),
                        slice);
            }
        }
        return null;
    }

    private List<ComparedTrade> bySymbol(List<Trade> trades, boolean moved) {
        return trades.stream()
                .map(ComparedTrade::of)
                .map(trade -> moved ? trade.withSymbol(order.get(trade.symbol())) : trade)
                .sorted(Comparator.comparingInt(ComparedTrade::symbol))
                .toList();
    }

    private static MarketSlice moved(MarketSlice slice, int[] places) {
        MarketSlice moved = new MarketSlice(slice.time(), slice.size());
        IntStream.range(0, slice.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> places[slice.symbol(row)]))
                .forEach(row -> moved.addCoded(
                        places[slice.symbol(row)],
                        slice.open(row),
                        slice.high(row),
                        slice.low(row),
                        slice.close(row),
                        slice.volumeCode(row)));
        if (slice.dateAlone()) {
            moved.markDateAlone();
        }
        return moved;
    }
}
