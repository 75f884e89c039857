package io.papertape.batch.replay;

import io.papertape.engine.market.Adjustment;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.ledger.StrategyFailure;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/// A session whose slices are replayed one by one, as they come: by the same engine, processors and writers as all
/// others, each slice in a transaction of its own. Not safe for use by several threads at once.
public final class FollowedSession implements AutoCloseable {

    private final Shard shard;
    private final SliceReader reader;
    private final PriceSource prices;
    private final PriceQuery query;
    private @Nullable PriceTape newest;

    /// What came of a slice.
    ///
    /// @param trades in order of execution
    /// @param failures symbols that did not trade because the strategy threw
    public record Outcome(List<Trade> trades, List<StrategyFailure> failures) {}

    /// @param shard of one session
    /// @param prices are opened anew, as often as is asked for
    FollowedSession(Shard shard, SliceReader reader, PriceSource prices, PriceQuery query) {
        this.shard = shard;
        this.reader = reader;
        this.prices = prices;
        this.query = query;
    }

    /// Compares the prices with the books, and restores the engine from these.
    void open() {
        reader.open(new ExecutionContext());
        shard.lead().openWriters(new ExecutionContext());
    }

    /// Symbols of the session, by index; one that is renamed as the session knows it.
    public List<String> symbols() {
        return shard.lead().run().symbols();
    }

    /// What a symbol is called at the time of a slice.
    public String symbolAt(int symbol, MarketSlice slice) {
        return shard.lead().run().books().symbolAt(symbol, slice.time());
    }

    /// The bars that are asked for.
    public PriceQuery query() {
        return query;
    }

    /// The next slice of the prices as they were when they were opened last; null where there is none.
    ///
    /// @throws TooManyFailuresException if the strategy has failed more often than is tolerated
    /// @throws io.papertape.prices.TooManyRejectedException if more rows were rejected than are tolerated
    /// @throws io.papertape.prices.UnfinishedPriceFileException if a file was cut off or changed when it was read
    public @Nullable MarketSlice next() {
        return reader.read();
    }

    /// Opens the prices anew, once there is no next slice. Where that fails, all is as before.
    ///
    /// @throws ActionsChangedException if they tell of other corporate actions
    /// @throws io.papertape.prices.PriceFileException if they cannot be read
    /// @throws io.papertape.prices.UnfinishedPriceFileException if a file changed while it was read
    public void lookAgain() {
        PriceTape opened = prices.open(query);
        boolean same = query.adjustment() == Adjustment.NONE
                ? ToldActions.of(opened.events())
                        .keySet()
                        .equals(ToldActions.of(shard.slices().events()).keySet())
                : opened.actions().equals(shard.slices().actions());
        if (!same) {
            opened.close();
            throw new ActionsChangedException();
        }
        close();
        newest = opened;
        reader.goOverTo(opened);
    }

    /// Processes a slice and writes what it leaves. After a failure the session takes no further slice: its books do
    /// not have it, and its engine may.
    public Outcome replay(MarketSlice slice) {
        SessionReplay session = shard.lead();
        SliceOutcome outcome = session.process(slice);
        if (outcome == null) {
            return new Outcome(List.of(), List.of());
        }
        ShardOutcome written = new ShardOutcome(List.of(slice));
        written.add(session, outcome);
        shard.write(written);
        return new Outcome(outcome.trades(), outcome.failures());
    }

    /// Closes the prices that were opened last.
    @Override
    public void close() {
        if (newest != null) {
            newest.close();
            newest = null;
        }
    }
}
