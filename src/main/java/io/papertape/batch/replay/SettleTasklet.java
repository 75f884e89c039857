package io.papertape.batch.replay;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionState;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.AccountProgress;
import io.papertape.ledger.DatedTrade;
import io.papertape.ledger.EndedOrder;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedFile;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Finishes the books of each session after the last slice: the last rejected rows, the price files, which
/// positions are stale, the closing sales if asked for, that an account has ended. Works from the books alone, so that
/// it can be repeated.
final class SettleTasklet implements Tasklet {

    private final Shard shard;
    private final LocalDate today;

    /// @param today UTC date
    SettleTasklet(Shard shard, LocalDate today) {
        this.shard = shard;
        this.today = today;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        List<UsedFile> files = files();
        shard.forEach(session -> shard.inTransaction(() -> settle(session, files)));
        return RepeatStatus.FINISHED;
    }

    /// The files, which must be those that were read.
    List<UsedFile> files() {
        shard.slices().requireUnchanged();
        return shard.slices().files().stream()
                .map(file -> new UsedFile(file.name(), file.bytes(), file.sha256(), file.rows()))
                .toList();
    }

    /// In the transaction that is under way.
    void settle(SessionReplay session, List<UsedFile> files) {
        ReplayRun run = session.run();
        RunBooks books = run.books();
        session.failures().check();
        books.requireExecution();
        session.rejected().writeRejected();
        if (!files.isEmpty()) {
            books.notes().replaceFiles(files);
        }
        StoredSession stored = books.currentSession();
        Set<Integer> stale = books.account().noteStalePositions(stored);
        boolean ends = run.request().get(ReplaySettings.CLOSE_AT_END)
                || session.engine().isOver();
        boolean closes = ends && !stored.closed();
        if (closes) {
            closeOut(run, stored, stale);
        }
        writeRemarks(run, stored.lastSliceAt(), closes ? Set.of() : stale);
        session.audit().finish(closes ? books.currentSession() : stored);
    }

    /// What is waited for counts by its date, so that a run which is repeated decides alike.
    ///
    /// @param last last slice of the session, or null where it has none
    /// @param stale symbols of open positions that are told to be stale
    private void writeRemarks(ReplayRun run, @Nullable Long last, Set<Integer> stale) {
        run.books().notes().replaceRemarks(new RunRemarks(run, last, stale).all());
        MarketSlice incomplete = run.later().incomplete();
        if (incomplete != null) {
            run.books().notes().addWaitedNight(incomplete.time(), today);
        }
    }

    /// Sells everything. The last slice's equity point is recorded anew, so that it stands for what is left;
    /// its drawdown is that from the peak before it.
    ///
    /// @param stale symbols whose last bar is old
    private static void closeOut(ReplayRun run, StoredSession session, Set<Integer> stale) {
        AccountBooks account = run.books().account();
        SessionState state = account.state(session);
        account.close();
        run.books().removeMetrics();
        if (state == null || (state.positions().isEmpty() && state.orders().isEmpty())) {
            return;
        }
        Sales sales = new Sales();
        SessionEngine engine = run.newSession(new Market(run.symbols()), sales);
        engine.restore(state.withPeakEquity(account.peakEquityBeforeLast(session)));
        engine.closePositions(stale);
        account.replaceOpenOrders(sales.ended, List.of(), List.of(), Map.of(), state.date());
        if (sales.trades.isEmpty()) {
            return;
        }
        account.addTrades(sales.dated(state.date()));
        account.replacePoint(session.points() - 1, sales.points.getLast());
        account.removePositions();
        account.advance(new AccountProgress(
                state.time(),
                state.date(),
                0,
                0,
                engine.peakEquity(),
                engine.peakEquity(),
                engine.nextOrderNumber(),
                0,
                engine.isRuined()));
        run.books().addTradesToRun(sales.trades.size());
    }

    /// What the engine emits on closing.
    private static final class Sales implements EquityListener {

        private final List<Trade> trades = new ArrayList<>();
        private final List<EndedOrder> ended = new ArrayList<>();
        private final List<EquityPoint> points = new ArrayList<>();

        private List<DatedTrade> dated(long date) {
            return trades.stream().map(trade -> new DatedTrade(trade, date)).toList();
        }

        @Override
        public void orderEnded(Order order, long time, String why) {
            ended.add(new EndedOrder(order, time, why));
        }

        @Override
        public void traded(Trade trade) {
            trades.add(trade);
        }

        @Override
        public void equityRecorded(EquityPoint point) {
            points.add(point);
        }
    }
}
