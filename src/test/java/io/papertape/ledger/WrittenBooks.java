package io.papertape.ledger;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionState;
import io.papertape.settings.SessionSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// The books of a session, written from what an engine emits over slices in memory, and their proof.
public final class WrittenBooks implements FillProof.Bars {

    private final Ledgers ledgers;
    private final SessionConfig config;
    private final List<CorporateAction> actions;
    private final boolean ownLevels;
    private final Map<Integer, TreeMap<Long, BarLookup.Found>> bars = new HashMap<>();
    private final long session;

    /// Writes them into a database.
    ///
    /// @param settings with the session's symbols
    /// @param config made of them
    /// @param actions by the index of their symbols
    /// @param ownLevels whether the strategy gives prices of its own
    /// @param closes whether everything is sold at the end
    public WrittenBooks(
            ApplicationContext application,
            SessionSettings settings,
            SessionConfig config,
            List<CorporateAction> actions,
            boolean ownLevels,
            List<MarketSlice> slices,
            boolean closes) {
        ledgers = application.getBean(Ledgers.class);
        this.config = config;
        this.actions = new Market(config.symbols(), actions).actions();
        this.ownLevels = ownLevels;
        StoredSession created = ledgers.sessions()
                .create(
                        config.name(),
                        false,
                        settings.withPrices(config.symbols(), Path.of("prices.csv")),
                        true,
                        Instant.EPOCH);
        session = created.id();
        AccountBooks books = new AccountBooks(ledgers, created, created.names());
        write(books, slices);
        if (closes) {
            close(books);
        }
    }

    /// Key of the session.
    public long session() {
        return session;
    }

    /// Whether its strategy gives prices of its own.
    public boolean givesOwnLevels() {
        return ownLevels;
    }

    /// What does not balance; empty when all is proven.
    public List<String> findings() {
        return findings(actions);
    }

    /// What does not balance if one more action was known.
    public List<String> findingsWith(String symbol, CorporateAction.Type type, LocalDate date, long value) {
        long begin = date.toEpochDay() * UtcDay.MILLIS;
        CorporateAction further = new CorporateAction(config.symbols().indexOf(symbol), begin, type, value, begin);
        return findings(new Market(
                        config.symbols(),
                        Stream.concat(actions.stream(), Stream.of(further)).toList())
                .actions());
    }

    /// What does not balance if no action was known.
    public List<String> findingsWithoutActions() {
        return findings(List.of());
    }

    private List<String> findings(List<CorporateAction> known) {
        StoredSession stored = ledgers.sessions().get(session);
        return ledgers.books().audit(stored, this, known, ownLevels).finish(stored);
    }

    private void write(AccountBooks books, List<MarketSlice> slices) {
        Emitted emitted = new Emitted();
        SessionEngine engine = new SessionEngine(config, new Market(config.symbols(), actions), emitted);
        MarketSlice last = slices.getFirst();
        int taken = 0;
        for (MarketSlice slice : slices) {
            keep(slice);
            engine.iteration().processSymbols(slice);
            engine.iteration().recordEquity(slice);
            last = slice;
            taken++;
            if (engine.isOver()) {
                break;
            }
        }
        books.addTrades(emitted.trades);
        books.addCashEvents(0, emitted.events);
        books.addPoints(0, emitted.points);
        long date = emitted.points.isEmpty()
                ? UtcDay.start(last.time())
                : emitted.points.getLast().date();
        books.replaceReceivables(engine.receivables(), date);
        writeOpen(books, engine, engine.positions(), date);
        books.advance(new AccountProgress(
                last.time(),
                date,
                emitted.points.size(),
                taken - emitted.points.size(),
                engine.peakEquity(),
                engine.riskPeakEquity(),
                engine.nextOrderNumber(),
                emitted.events.size(),
                engine.isRuined()));
    }

    private static void writeOpen(AccountBooks books, SessionEngine engine, List<Position> positions, long date) {
        books.removePositions();
        books.addPositions(positions, date, engine.countsBarsHeld());
        books.replaceOpenOrders(List.of(), engine.waitingOrders(), positions, engine.cooldowns(), date);
    }

    /// From the rows alone, as a replay does.
    private void close(AccountBooks books) {
        StoredSession stored = ledgers.sessions().get(session);
        SessionState state = books.state(stored);
        books.close();
        if (state == null || state.positions().isEmpty()) {
            return;
        }
        Emitted emitted = new Emitted();
        SessionEngine engine = new SessionEngine(config, emitted);
        engine.restore(state.withPeakEquity(books.peakEquityBeforeLast(stored)));
        engine.closePositions(Set.of());
        books.addTrades(emitted.trades);
        books.replacePoint(stored.points() - 1, emitted.points.getLast());
        writeOpen(books, engine, List.of(), state.date());
        books.advance(new AccountProgress(
                state.time(),
                state.date(),
                0,
                0,
                engine.peakEquity(),
                engine.peakEquity(),
                engine.nextOrderNumber(),
                0,
                engine.isRuined()));
    }

    private void keep(MarketSlice slice) {
        for (int row = 0; row < slice.size(); row++) {
            BarBlock block = new BarBlock(slice.symbol(row), 0);
            block.add(slice, row);
            bars.computeIfAbsent(slice.symbol(row), first -> new TreeMap<>())
                    .put(slice.time(), new BarLookup.Found(block, 0));
        }
    }

    @Override
    public BarLookup.@Nullable Found at(int symbol, long time) {
        return bars.getOrDefault(symbol, new TreeMap<>()).get(time);
    }

    @Override
    public BarLookup.@Nullable Found last(int symbol, long time, long storedTo) {
        Map.Entry<Long, BarLookup.Found> last =
                bars.getOrDefault(symbol, new TreeMap<>()).floorEntry(time);
        return last == null ? null : last.getValue();
    }

    /// What an engine tells, with the dates of the slices.
    private static final class Emitted implements EquityListener {

        private final List<Trade> undated = new ArrayList<>();
        private final List<CashEvent> undatedEvents = new ArrayList<>();
        private final List<DatedTrade> trades = new ArrayList<>();
        private final List<DatedCashEvent> events = new ArrayList<>();
        private final List<EquityPoint> points = new ArrayList<>();

        @Override
        public void traded(Trade trade) {
            undated.add(trade);
        }

        @Override
        public void cashMoved(CashEvent event) {
            undatedEvents.add(event);
        }

        @Override
        public void symbolFailed(long time, int symbol, Throwable failure) {
            throw new AssertionError("symbol " + symbol + " failed", failure);
        }

        @Override
        public void equityRecorded(EquityPoint point) {
            points.add(point);
            undated.forEach(trade -> trades.add(new DatedTrade(trade, point.date())));
            undatedEvents.forEach(event -> events.add(new DatedCashEvent(event, point.date())));
            undated.clear();
            undatedEvents.clear();
        }
    }
}
