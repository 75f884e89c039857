package io.papertape.prices;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars that a [PriceQuery] asks for, merged into slices by time. A [PriceSource] opens it.
///
/// Of rows with the same symbol and time, those that are the same bar count once; when they are not, none is used.
///
/// Not safe for use by several threads at once, but a tape belongs to no thread: one may open it and another one
/// read it, and they may take turns, if each hands it over to the next with what makes its work visible there, such
/// as the start of a thread, a queue or a future.
///
/// ```java
/// try (PriceTape tape = prices.open(query)) {
///     for (MarketSlice slice = tape.next(); slice != null; slice = tape.next()) {
///         session.iteration().processSymbols(slice);
///         session.iteration().recordEquity(slice);
///     }
///     tape.requireUnchanged();
/// }
/// ```
public interface PriceTape extends DataFeed, Closeable {

    /// Every symbol, in processing order: those of the query, or all by name that have a bar which can be trusted,
    /// at or after `from`.
    List<String> symbols();

    /// The names that symbols have in the course of time. Bars of all of them are those of the symbol.
    ///
    /// @param some of the symbols, or the benchmark
    SymbolNames names(List<String> some);

    /// Whether this tape gives, slice by slice and with every rejected row, what one with these symbols would
    /// give.
    boolean isThatOf(List<String> asked);

    /// From when to when the files have bars of a symbol.
    ///
    /// @param symbol its index in [#symbols()]; that behind the last is a benchmark that is none of them
    Coverage coverage(int symbol);

    /// Symbols that the files name, or are named after, and that the query does not ask for, by name.
    List<String> others();

    /// File and line of the bar that the slice given last has of a symbol: `KO.csv line 7`.
    ///
    /// @param symbol as for [#coverage(int)]
    String row(int symbol);

    /// The next slice, or null at the end.
    ///
    /// @throws TooManyRejectedException if more rows were rejected than the query tolerates
    /// @throws UnfinishedPriceFileException if a file was cut off or changed when it was read
    @Override
    @Nullable
    MarketSlice next();

    /// Bars given so far.
    long bars();

    /// An estimate of the number of bars from begin to end; exact once all of them were given.
    long estimatedBars();

    /// How many rows were rejected so far, or told of as one that another row repeats.
    long rejected();

    /// The rows rejected since this was asked last.
    List<RejectedBar> takeRejected();

    /// The files that were read, by name: all that have a wanted symbol in their name or name symbols in their
    /// rows.
    List<ReadFile> files();

    /// The corporate actions that the files tell, of the tape's symbols or of others that a person has written down, in
    /// the order in which they take effect.
    List<ToldAction> actions();

    /// Those of [#actions()] that happen to sessions, in order: renames, and where prices are taken as they
    /// are, dividends and delistings of the tape's symbols, and the splits of prices that are as traded. Each
    /// is told of the symbol that the shares have on its date.
    List<ToldAction> events();

    /// The first bar, by its time, whose adjusted close is not used though it is more than 5 % off; null where there is
    /// none.
    @Nullable
    UnusedAdjustment unusedAdjustment();

    /// Checks that the files are what they were when they were read.
    ///
    /// @throws UnfinishedPriceFileException if not
    void requireUnchanged();

    @Override
    void close();
}
