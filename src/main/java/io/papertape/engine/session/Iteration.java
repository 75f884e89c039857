package io.papertape.engine.session;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.MoneyOverflowException;
import java.time.Instant;

/// One pass of the trading loop over a slice, in the two parts that a driver calls in this order:
/// the live loop on its thread, a batch step as its item processors.
///
/// Not safe for use by several threads. A driver that lets others read meanwhile, as live trading does, holds this
/// object's lock around both parts; one that is alone saves the lock, which costs more than a bar.
public final class Iteration {

    /// Called at the beginning of every iteration, before the bars of its slice are taken in.
    public interface BeginSlice {
        /// Does what comes before the bars.
        void beginSlice(MarketSlice slice);
    }

    /// Called for each symbol that has a bar in the slice.
    public interface ProcessSymbol {
        /// Trades a symbol.
        ///
        /// @param row of its bar in the slice
        void processSymbol(MarketSlice slice, int row);
    }

    /// Called once at the end of every iteration.
    public interface RecordEquity {
        /// Takes the total equity.
        ///
        /// @param time slice, epoch milliseconds UTC
        /// @param equity cash and positions' value
        void recordEquity(long time, long equity);
    }

    /// Called when [ProcessSymbol] threw.
    public interface SymbolFailed {
        void symbolFailed(long time, int symbol, Throwable failure);
    }

    private final String session;
    private final Market market;
    private final Account account;
    private final BeginSlice beginSlice;
    private final ProcessSymbol processSymbol;
    private final RecordEquity recordEquity;
    private final SymbolFailed symbolFailed;
    private long last = Long.MIN_VALUE;

    /// @param session name of the session, to tell an overflow with
    /// @param market that the slices are of; other sessions may trade in it, too
    public Iteration(
            String session,
            Market market,
            Account account,
            BeginSlice beginSlice,
            ProcessSymbol processSymbol,
            RecordEquity recordEquity,
            SymbolFailed symbolFailed) {
        this.session = session;
        this.market = market;
        this.account = account;
        this.beginSlice = beginSlice;
        this.processSymbol = processSymbol;
        this.recordEquity = recordEquity;
        this.symbolFailed = symbolFailed;
    }

    /// Processes a slice: calls begin-slice, adds the bars to the market, then calls process-symbol for each
    /// symbol that has a bar, in the session's order. A symbol that fails is reported; the others are processed.
    ///
    /// An open position is shown the bar of its symbol before that symbol is processed. So the highest and lowest
    /// prices of a position include the bar at which it is sold, but not the bar at which it was opened.
    ///
    /// @throws IllegalArgumentException if the slice is not later than the one before
    /// @throws MoneyOverflowException if the books cannot hold a value: they cannot go on
    /// @throws VirtualMachineError if the machine cannot go on; an exceeded stack is a failure of the symbol
    public void processSymbols(MarketSlice slice) {
        requireLater(slice.time());
        beginSlice.beginSlice(slice);
        market.update(slice);
        for (int i = 0; i < slice.size(); i++) {
            int symbol = slice.symbol(i);
            if (account.position(symbol) != null) {
                account.showBar(symbol, slice.time(), slice.low(i), slice.high(i));
            }
            try {
                processSymbol.processSymbol(slice, i);
            } catch (MoneyOverflowException e) {
                throw e.at("symbol " + market.symbols().get(symbol)).at("session " + session);
            } catch (StrategyFailedException e) {
                fail(slice.time(), symbol, e.thrown());
            } catch (Throwable e) {
                MachineErrors.rethrow(e);
                fail(slice.time(), symbol, e);
            }
        }
    }

    private void requireLater(long time) {
        if (time <= last) {
            throw new IllegalArgumentException("session " + session + " is at " + Instant.ofEpochMilli(last)
                    + " and takes later slices only, but was given one at " + Instant.ofEpochMilli(time));
        }
        last = time;
    }

    /// Nobody interrupts the thread that drives: an interrupt is the failed strategy's own, and would break the input
    /// and output of whoever drives.
    private void fail(long time, int symbol, Throwable failure) {
        Thread.interrupted();
        symbolFailed.symbolFailed(time, symbol, failure);
    }

    /// Updates the positions with the latest price of every symbol, then calls record-equity.
    ///
    /// @throws MoneyOverflowException if the books cannot hold a value: they cannot go on
    public void recordEquity(MarketSlice slice) {
        account.updatePositions(market.prices());
        try {
            recordEquity.recordEquity(slice.time(), account.equity());
        } catch (MoneyOverflowException e) {
            throw e.at("session " + session);
        }
    }
}
