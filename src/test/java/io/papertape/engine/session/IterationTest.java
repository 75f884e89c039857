package io.papertape.engine.session;

import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IterationTest {

    private static final List<String> SYMBOLS = List.of("KO", "PG", "GE");

    private final List<String> begun = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Market market = new Market(SYMBOLS);
    private final Account account = new Account(SYMBOLS, parse("1000"));

    @Test
    void processesEverySymbolThatHasABarInTheSessionsOrder() {
        Iteration iteration = iteration((time, symbol) -> calls.add("process " + time + " " + SYMBOLS.get(symbol)));

        iteration.processSymbols(slice(7, "1", null, "3"));
        iteration.processSymbols(slice(8, null, "2", null));

        assertThat(calls).containsExactly("process 7 KO", "process 7 GE", "process 8 PG");
    }

    @Test
    void knowsEveryPriceOfTheSliceBeforeItProcessesTheFirstSymbol() {
        Iteration iteration = iteration((time, symbol) -> calls.add(Money.format(market.price(2))));

        iteration.processSymbols(slice(7, "1", "2", "3"));

        assertThat(calls).containsExactly("3", "3", "3");
    }

    @Test
    void beginsEachSliceBeforeItsBarsAreKnown() {
        Iteration iteration = iteration((time, symbol) -> calls.add("process " + time));

        iteration.processSymbols(slice(7, "1", null, null));
        iteration.processSymbols(slice(8, "2", null, null));

        assertThat(begun).containsExactly("7 at 0", "8 at 1");
    }

    @Test
    void takesNoSliceTwice() {
        Iteration iteration = iteration((time, symbol) -> calls.add("process " + time));
        iteration.processSymbols(slice(7, "1", null, null));

        assertThatThrownBy(() -> iteration.processSymbols(slice(7, "1", null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("session nightly is at 1970-01-01T00:00:00.007Z and takes later slices only, but was given"
                        + " one at 1970-01-01T00:00:00.007Z");
        assertThat(calls).containsExactly("process 7");
    }

    @Test
    void valuesPositionsWithTheLatestPriceOfEverySymbol() {
        hold(0, "10");
        hold(1, "10");
        hold(2, "10");
        Iteration iteration = iteration((time, symbol) -> {});

        pass(iteration, slice(7, "11", "12", null));
        pass(iteration, slice(8, "13", null, null));

        assertThat(calls).containsExactly("record 7 1033", "record 8 1035");
        assertThat(account.positions())
                .extracting(Position::lastPrice)
                .containsExactly(parse("13"), parse("12"), parse("10"));
    }

    @Test
    void recordsEquityOfASliceWithoutBars() {
        pass(iteration((time, symbol) -> calls.add("process")), new MarketSlice(7, 0));

        assertThat(calls).containsExactly("record 7 1000");
    }

    @Test
    void reportsASymbolThatFailsAndProcessesTheOthers() {
        Iteration iteration = iteration((time, symbol) -> {
            calls.add("process " + SYMBOLS.get(symbol));
            if (symbol == 1) {
                throw new IllegalStateException("no luck");
            }
        });

        pass(iteration, slice(7, "1", "2", "3"));

        assertThat(calls)
                .containsExactly(
                        "process KO",
                        "process PG",
                        "failed 7 PG java.lang.IllegalStateException: no luck",
                        "process GE",
                        "record 7 1000");
    }

    @Test
    void whatIsThrownIsTheSymbolsUnlessTheMachineCannotGoOn() {
        List<Error> thrown = new ArrayList<>(
                List.of(new AssertionError("never"), new StackOverflowError(), new OutOfMemoryError("no room")));
        Iteration iteration = iteration((time, symbol) -> {
            throw thrown.removeFirst();
        });

        assertThatThrownBy(() -> iteration.processSymbols(slice(7, "1", "2", "3")))
                .isExactlyInstanceOf(OutOfMemoryError.class)
                .hasMessage("no room");
        assertThat(calls)
                .containsExactly(
                        "failed 7 KO java.lang.AssertionError: never", "failed 7 PG java.lang.StackOverflowError");
    }

    @Test
    void stopsAtAnOverflowOfASymbolWithSessionSymbolAndValue() {
        Iteration iteration = iteration((time, symbol) -> {
            calls.add("process " + SYMBOLS.get(symbol));
            if (symbol == 1) {
                throw new MoneyOverflowException("quantity 5 × price 7");
            }
        });

        assertThatThrownBy(() -> iteration.processSymbols(slice(7, "1", "2", "3")))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("session nightly: symbol PG: quantity 5 × price 7"
                        + " exceeds the largest value 92233720368.54775807");
        assertThat(calls).containsExactly("process KO", "process PG");
    }

    @Test
    void stopsAtAnOverflowOfAValuationWithSessionSymbolAndValue() {
        account.restore(0, List.of(new Position(2, 1, new Lot(0, 0, parse("1"), parse("100"), 0, 0), null)), List.of());
        Iteration iteration = iteration((time, symbol) -> {});
        MarketSlice slice = slice(7, null, null, "1000000000");
        iteration.processSymbols(slice);

        assertThatThrownBy(() -> iteration.recordEquity(slice))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("session nightly: symbol GE: quantity 100 × price 1000000000"
                        + " exceeds the largest value 92233720368.54775807");
        assertThat(calls).isEmpty();
    }

    /// What is done for a symbol.
    private interface Trading {
        void process(long time, int symbol);
    }

    private Iteration iteration(Trading process) {
        return new Iteration(
                "nightly",
                market,
                account,
                slice -> begun.add(slice.time() + " at " + Money.format(market.price(0))),
                (slice, row) -> process.process(slice.time(), slice.symbol(row)),
                (time, equity) -> calls.add("record " + time + " " + Money.format(equity)),
                (time, symbol, failure) -> calls.add("failed " + time + " " + SYMBOLS.get(symbol) + " " + failure));
    }

    private static void pass(Iteration iteration, MarketSlice slice) {
        iteration.processSymbols(slice);
        iteration.recordEquity(slice);
    }

    /// One share, for nothing.
    private void hold(int symbol, String price) {
        List<Position> positions = new ArrayList<>(account.positions());
        positions.add(new Position(symbol, 1, new Lot(0, 0, parse(price), Money.ONE, 0, 0), null));
        account.restore(parse("1000"), positions, List.of());
    }
}
